import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/** Validates each PDF whose path is a line of its input, and answers each with a line: what is wrong, or nothing. */
public class Validate {
    private static final String[][] STANDARDS = {{"ua1", "PDFUA-1"}, {"3a", "PDFA-3A"}};

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            TreeSet<String> faults = new TreeSet<>();
            for (String[] standard : STANDARDS) {
                faults.addAll(faults(path, standard[0], standard[1]));
            }
            System.out.println(String.join("; ", faults).replace('\n', ' '));
            System.out.flush();
        }
    }

    private static TreeSet<String> faults(String path, String flavour, String profile) throws Exception {
        PDFAFlavour asked = PDFAFlavour.fromString(flavour);
        String rules = "/org/verapdf/pdfa/validation/" + profile + ".xml";
        TreeSet<String> faults = new TreeSet<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(path), asked)) {
            ValidationResult result = ValidatorFactory
                .createValidator(Profiles.profileFromXml(Validate.class.getResourceAsStream(rules)), false)
                .validate(parser);
            if (!result.isCompliant()) {
                faults.add(flavour + ": not compliant");
            }
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    faults.add(flavour + ": " + each.getRuleId().getClause() + " " + each.getMessage());
                }
            }
        }
        return faults;
    }
}
