import java.io.FileInputStream;
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

/** Validates one PDF: java Validate.java FILE FLAVOUR PROFILE [FLAVOUR PROFILE]; prints one line for each flavour. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int at = 1; at < arguments.length; at += 2) {
            PDFAFlavour flavour = PDFAFlavour.fromString(arguments[at]);
            String rules = "/org/verapdf/pdfa/validation/" + arguments[at + 1] + ".xml";
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(arguments[0]), flavour)) {
                ValidationResult result = ValidatorFactory
                    .createValidator(Profiles.profileFromXml(Validate.class.getResourceAsStream(rules)), false)
                    .validate(parser);
                TreeSet<String> faults = new TreeSet<>();
                for (TestAssertion each : result.getTestAssertions()) {
                    if (each.getStatus() == TestAssertion.Status.FAILED) {
                        faults.add(each.getRuleId().getClause() + " " + each.getMessage());
                    }
                }
                System.out.println(arguments[at] + " " + (result.isCompliant() ? "compliant" : String.join("; ", faults)));
            }
        }
    }
}
