package bourg.tidy;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.OrderState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read exists in French and in English, and every text is one that somebody reads. */
class TextTests {
    private static final String FRENCH = "_fr.properties";
    private static final Pattern GAP = Pattern.compile("\\{\\d+}");

    /** A key in a page or in its code; what follows tells whether the rest of it is computed. */
    private static final Pattern MENTION = Pattern.compile("\"([a-z]+\\.[a-z0-9_.-]*)\"(\\s*\\+)?");

    /** What was done, where the source notes it in an audit trail. */
    private static final Pattern ACT =
            Pattern.compile(
                    "(?:AuditAct[.]on|new AuditAct|\\bnote|\\bact|\\bchanged)[(](?:city, id, )?\"([a-z]+_[a-z_]*)\"");

    private static final List<Path> PAGES =
            List.of(Path.of("platform/app/src/main/jte"), Path.of("platform/app/src/main/java"));

    static Stream<Path> frenchFiles() {
        return Repository.files(FRENCH);
    }

    @ParameterizedTest
    @MethodSource("frenchFiles")
    void bothLanguagesSayTheSameThings(Path file) {
        Properties french = read(file);
        Properties english = read(english(file));
        assertThat(english.stringPropertyNames())
                .as("keys of %s", english(file))
                .containsExactlyInAnyOrderElementsOf(french.stringPropertyNames());
        for (String key : french.stringPropertyNames()) {
            assertThat(english.getProperty(key).isBlank())
                    .as("%s is said in one language only", key)
                    .isEqualTo(french.getProperty(key).isBlank());
            assertThat(gaps(english.getProperty(key)))
                    .as("how many gaps of %s are filled", key)
                    .isEqualTo(gaps(french.getProperty(key)));
        }
    }

    @Test
    void everyTextThatAPageAsksForExists() {
        Set<String> keys = pageKeys();
        Set<String> areas = keys.stream().map(TextTests::area).collect(toSet());
        List<String> missing =
                mentions()
                        .filter(mention -> areas.contains(area(mention.key())))
                        .filter(mention -> keys.stream().noneMatch(mention::means))
                        .map(Mention::key)
                        .distinct()
                        .sorted()
                        .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAskedForByAPage() {
        List<Mention> mentions = mentions().toList();
        Set<String> unused =
                pageKeys().stream()
                        .filter(key -> mentions.stream().noneMatch(mention -> mention.means(key)))
                        .collect(toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    /** Residents and administrators read what was done in words. */
    @Test
    void everyActOfTheAuditTrailHasItsWords() {
        Set<String> verbs =
                Repository.files(".java")
                        .filter(file -> file.toString().contains("/src/main/"))
                        .flatMap(file -> ACT.matcher(text(file)).results())
                        .map(found -> found.group(1))
                        .collect(toCollection(TreeSet::new));
        for (OrderState state : OrderState.values()) {
            verbs.add("order_" + state.name().toLowerCase(Locale.ROOT));
        }
        verbs.removeAll(Set.of("order_", "order_awaiting_payment", "order_awaiting_approval"));
        assertThat(verbs).hasSizeGreaterThan(20);
        assertThat(verbs.stream().map(verb -> "rights.verb." + verb)).isSubsetOf(pageKeys());
    }

    /** A text that the source names, or the beginning of one. */
    private record Mention(String key, boolean open) {
        boolean means(String text) {
            return text.equals(key)
                    || text.equals(key + ".one")
                    || text.equals(key + ".other")
                    || (open && text.startsWith(key));
        }
    }

    private static Stream<Mention> mentions() {
        return Stream.of(".jte", ".java")
                .flatMap(Repository::files)
                .filter(file ->
                        PAGES.stream().anyMatch(p -> file.startsWith(Repository.ROOT.resolve(p))))
                .flatMap(file -> MENTION.matcher(text(file)).results())
                .map(found -> new Mention(found.group(1), found.group(2) != null));
    }

    private static Set<String> pageKeys() {
        return frenchFiles()
                .filter(file -> file.toString().contains("/texts/"))
                .flatMap(file -> read(file).stringPropertyNames().stream())
                .collect(toCollection(TreeSet::new));
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Path english(Path french) {
        String name = french.getFileName().toString();
        return french.resolveSibling(name.replace(FRENCH, "_en.properties"));
    }

    private static long gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).distinct().count();
    }

    private static Properties read(Path file) {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            texts.load(in);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
