package bourg.local;

import java.net.URI;

/** Says where to go and who is there. */
final class Welcome {

    private Welcome() {}

    static void print(Platform platform, Console console) {
        Hosts hosts = platform.hosts();
        Ports ports = platform.settings().ports();
        console.done("everything runs, after " + Console.seconds(console.elapsed()));
        console.plain(
                """

                Bourg runs. Open in a browser:
                  Front page           %s
                  Ville de Valmont     %s         console %s
                  Harbour Point        %s   console %s
                  Partners             %s
                  Operations           %s
                  E-mails              %s
                  API documentation    %s
                """
                        .formatted(
                                hosts.front(),
                                hosts.of("valmont"),
                                console(hosts, "valmont"),
                                hosts.of("harbourpoint"),
                                console(hosts, "harbourpoint"),
                                hosts.of("partners"),
                                hosts.of("ops"),
                                URI.create("http://localhost:" + ports.inbox()),
                                hosts.front().resolve("/api/docs")));
        if (platform.settings().demo()) {
            console.plain(people());
        }
        console.plain("Payments go to a sandbox: no money moves. Card 4242 4242 4242 4242 pays.");
        console.plain("Ctrl-C stops everything; the data stays in " + platform.data() + ".\n");
    }

    private static String people() {
        return """
        Demo people (the password is the part before the @, then -demo):
          olivia@bourg.example       operator            olivia-demo
          alice@valmont.example      staff of Valmont    alice-demo
          hugh@harbourpoint.example  staff of Harbour Point  hugh-demo
          pat@velo-cite.example      Coop Vélo-Cité      pat-demo
          ann@arbor.example          Arbor Care          ann-demo
          lise@citoyen.example       citizen             lise-demo
        """;
    }

    private static URI console(Hosts hosts, String city) {
        return hosts.of(city).resolve("/console");
    }
}
