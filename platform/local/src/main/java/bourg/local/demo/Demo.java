package bourg.local.demo;

import bourg.local.Access;
import bourg.local.Hosts;
import bourg.parts.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The demo: two cities, two partners, what they offer and adopt; continued where an earlier start
 * was interrupted.
 */
public final class Demo {

    /** What the demo needs of the running platform. */
    public record Stage(
            Hosts hosts, Access access, URI identity, String adminSecret, Path folder) {}

    private final Stage stage;
    private final Progress progress;
    private final Script script;

    private Demo(Stage stage, Progress progress) {
        this.stage = stage;
        this.progress = progress;
        this.script = Script.in(stage.folder());
    }

    /** Plays what has not been played yet; returns whether there was anything to play. */
    public static boolean play(Stage stage, Progress progress) {
        return new Demo(stage, progress).play();
    }

    private boolean play() {
        if (script.isDone("everything")) {
            return false;
        }
        People people = new People(stage.identity(), stage.adminSecret());
        people.operator("olivia@bourg.example", "Olivia", "Roy");
        people.citizen("lise@citoyen.example", "Lise", "Gagnon");
        OpenedCities cities = new OpenedCities(stage, script, people, progress);
        List.of(Cast.VALMONT, Cast.HARBOUR_POINT).forEach(cities::open);
        SignedPartners partners = new SignedPartners(stage, script, people, progress);
        String bikes = partners.publish(Cast.VELO_CITE);
        String trees = partners.publish(Cast.ARBOR);
        cities.adopt(Cast.VALMONT, bikes);
        cities.adopt(Cast.HARBOUR_POINT, trees);
        script.done("everything", "yes");
        return true;
    }
}
