package bourg.local.isolation.cast;

import bourg.local.RunningPlatform;
import bourg.local.journey.Newcomers;
import bourg.local.journey.Town;
import bourg.local.journey.Visitor;
import java.util.Map;

/** The cookies of an administrator who is signed in at a city's console. */
final class ConsoleCookies {
    private ConsoleCookies() {}

    /** Signs in at the console as a browser does. */
    static String of(Town town) {
        Visitor visitor = new Visitor();
        var console = RunningPlatform.get().hosts().of(town.city().code()).resolve("/console");
        Visitor.Page page = visitor.open(console);
        page = visitor.submit(page, Map.of("username", town.city().admin()));
        if (page.document().selectFirst("input[name=password]") != null) {
            visitor.submit(
                    page,
                    Map.of(
                            "username",
                            town.city().admin(),
                            "password",
                            Newcomers.password(town.city().admin())));
        }
        return visitor.cookies(console.getHost());
    }
}
