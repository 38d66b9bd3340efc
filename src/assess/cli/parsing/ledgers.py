"""What can be typed about what stands beside the answers: the ledgers, and the profile."""

from __future__ import annotations

from assess.cli.parsing.adding import Adder
from assess.cli.parsing.parsers import Commands


class Ledgers(Adder):
    """Adds the commands of the ledgers and of the profile."""

    def add_all(self) -> None:
        """Add them one by one."""
        self.group("evidence", self.say("the register of laws, policies and other evidence"), self._evidence)
        self.group("action", self.say("the action plan"), self._actions)
        self.group("practice", self.say("the good practices offered to the region"), self._practices)
        self.group("need", self.say("the assistance asked of the region"), self._needs)
        self.group("observation", self.say("what reviewers remark, and the replies"), self._observations)
        self._profile()

    def _evidence(self, group: Commands) -> None:
        say = self.say
        add = self.on_one("add", "ledgers:add_evidence", say("enter evidence and print its ref"), group)
        add.add_argument(
            "--kind",
            required=True,
            metavar=say("KIND"),
            choices=("law", "policy", "programme", "protocol", "budget", "statistics", "agreement"),
            help=say("law, policy, programme, protocol, budget, statistics or agreement"),
        )
        add.add_argument("--title", required=True, metavar=say("TEXT"), help=say("its title"))
        add.add_argument("--reference", default="", metavar=say("TEXT"), help=say("number, article, page"))
        add.add_argument("--url", default="", metavar="URL", help=say("where it can be read"))
        add.add_argument("--issuer", default="", metavar=say("TEXT"), help=say("who issued it"))
        add.add_argument("--date", default="", metavar=say("DATE"), help=say("when: 2019, 2019-05 or 2019-05-17"))
        add.add_argument("--expiry", default="", metavar=say("DATE"), help=say("the last day it holds"))
        add.add_argument("--confidential", action="store_true", help=say("keep it out of what leaves the country"))
        self.json(self.on_one("list", "ledgers:list_evidence", say("list the evidence"), group))

    def _actions(self, group: Commands) -> None:
        say = self.say
        add = self.on_one("add", "ledgers:add_action", say("plan a step and print its ref"), group)
        add.add_argument(
            "recommendation", metavar=say("RECOMMENDATION"), help=say("whose gap it closes, for example T-03")
        )
        add.add_argument("--what", required=True, metavar=say("TEXT"), help=say("what will be done"))
        add.add_argument("--who", required=True, metavar=say("TEXT"), help=say("who is responsible"))
        add.add_argument("--by", required=True, metavar=say("DATE"), help=say("by when: 2027-06-30"))
        add.add_argument("--means", default="", metavar=say("TEXT"), help=say("what it needs"))
        add.add_argument("--assistance", default="", metavar=say("TEXT"), help=say("what is asked of cooperation"))
        self.json(self.on_one("list", "ledgers:list_actions", say("list the action plan"), group))

    def _practices(self, group: Commands) -> None:
        say = self.say
        add = self.on_one("add", "ledgers:add_practice", say("enter a good practice and print its ref"), group)
        add.add_argument(
            "recommendation", metavar=say("RECOMMENDATION"), help=say("which it puts into practice, for example T-03")
        )
        add.add_argument("--title", required=True, metavar=say("TEXT"), help=say("its name"))
        add.add_argument(
            "--what", required=True, metavar=say("TEXT"), help=say("what is done, for whom and since when")
        )
        add.add_argument("--who", required=True, metavar=say("TEXT"), help=say("the institutions that do it"))
        add.add_argument("--result", default="", metavar=say("TEXT"), help=say("what it has achieved"))
        add.add_argument("--offer", default="", metavar=say("TEXT"), help=say("what is offered to other countries"))
        add.add_argument("--url", default="", metavar="URL", help=say("where it can be read"))
        self.json(self.on_one("list", "ledgers:list_practices", say("list the good practices"), group))

    def _needs(self, group: Commands) -> None:
        say = self.say
        add = self.on_one("add", "ledgers:add_need", say("enter an assistance need and print its ref"), group)
        add.add_argument(
            "recommendation", metavar=say("RECOMMENDATION"), help=say("which it helps to implement, for example T-03")
        )
        add.add_argument(
            "--kind",
            required=True,
            metavar=say("KIND"),
            choices=("advice", "training", "exchange", "equipment", "funding", "other"),
            help=say("advice, training, exchange with others, equipment, funding or other"),
        )
        add.add_argument("--what", required=True, metavar=say("TEXT"), help=say("what is needed"))
        add.add_argument("--whom", default="", metavar=say("TEXT"), help=say("who is asked, if anybody in particular"))
        add.add_argument("--by", default="", metavar=say("DATE"), help=say("by when: 2027, 2027-06 or 2027-06-30"))
        self.json(self.on_one("list", "ledgers:list_needs", say("list the assistance needs"), group))

    def _observations(self, group: Commands) -> None:
        say = self.say
        add = self.on_one("add", "ledgers:add_observation", say("make an observation and print its ref"), group)
        add.add_argument(
            "about", metavar="REF", help=say("an indicator, a recommendation or evidence, for example T-03.s")
        )
        add.add_argument("--text", required=True, metavar=say("TEXT"), help=say("what is remarked"))
        reply = self.on_one("reply", "ledgers:reply", say("reply to an observation"), group)
        reply.add_argument("ref", metavar="REF", help=say("the observation, for example O-001"))
        reply.add_argument("--text", required=True, metavar=say("TEXT"), help=say("the reply; an empty one removes it"))
        resolve = self.on_one("resolve", "ledgers:resolve", say("mark an observation as resolved"), group)
        resolve.add_argument("ref", metavar="REF", help=say("the observation, for example O-001"))
        resolve.add_argument("--again", action="store_true", help=say("mark it as open again"))
        listing = self.on_one("list", "ledgers:list_observations", say("list the observations"), group)
        listing.add_argument(
            "--state",
            choices=("open", "answered", "resolved"),
            default="",
            help=say("only those that are open, answered or resolved"),
        )
        self.json(listing)

    def _profile(self) -> None:
        say = self.say
        profile = self.on_one(
            "profile", "profile:profile", say("who the delegation is, and what it says of its country")
        )
        several = (
            ("--member", say("MEMBER"), say("add an official: “name; position; institution”")),
            ("--consulted", say("NAME"), say("add an institution that took part or was asked")),
            ("--without", say("NAME"), say("take out a member or an institution")),
            ("--relevance", "REF=high|medium|low", say("how much a phase concerns the country; it changes no score")),
            (
                "--instrument",
                "REF=yes|no|unknown",
                say("whether an instrument is in force, confirmed by the delegation"),
            ),
        )
        for option, metavar, means in several:
            profile.add_argument(option, action="append", default=[], metavar=metavar, help=means)
        remarks = say("the remarks of the state; an empty text removes them")
        profile.add_argument("--remarks", metavar=say("TEXT"), help=remarks)
        self.json(profile)
