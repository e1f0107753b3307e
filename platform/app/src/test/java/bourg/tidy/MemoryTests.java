package bourg.tidy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the application remembers between two requests. A memory is kept by city, or it is listed
 * here with the reason why it holds nothing of any city: then two cities cannot share an entry.
 */
class MemoryTests {
    /** Modules that serve cities; the sandbox stands in for another company. */
    private static final Pattern SERVING =
            Pattern.compile(
                    ".*/(tenants|marketplace|billing|platform/app|platform/edge)/src/main/.*");

    private static final Pattern BY_CITY = Pattern.compile("[A-Za-z]+<CityId\\b.*");
    private static final Pattern COLLECTION =
            Pattern.compile(
                    "(Concurrent|Weak|Linked|Tree|Enum|Identity|Hash|Array|CopyOnWrite|Atomic)?"
                            + "(Hash)?(Map|Set|List|Deque|Queue|Reference|ReferenceArray|ThreadLocal"
                            + "|Cache|LoadingCache|AsyncCache|AsyncLoadingCache)(<.*)?");
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "@Cacheable|@EnableCaching|CacheManager|@Cache\\b|setCacheable|ThreadLocal");

    /** Memories without a city in their key, by class and field. */
    private static final Map<String, String> OF_NO_CITY =
            Map.ofEntries(
                    Map.entry("Cells.pools", "connections of a cell, without a city's role"),
                    Map.entry("Cells.provisioners", "connections of a cell's owner"),
                    Map.entry("ProblemTexts.byLanguage", "texts from our own files"),
                    Map.entry("Texts.french", "texts from our own files"),
                    Map.entry("Texts.english", "texts from our own files"),
                    Map.entry("CityWishes.CURRENCIES", "the currencies of the world"),
                    Map.entry("TokenProof.byIssuer", "public keys of the three realms"),
                    Map.entry("SignedInUsers.decoders", "public keys of the three realms"),
                    Map.entry("Tokens.issuers", "public keys of the three realms"),
                    Map.entry("KeycloakAdmin.token", "the application's own token"),
                    Map.entry("KnownHosts.hosts", "by the whole host: whether it is somebody's"),
                    Map.entry("RateLimits.buckets", "how often a client came, not for what"),
                    Map.entry("RateLimits.unknownHosts", "how often a client asked in vain"),
                    Map.entry("CitySchemas.known", "the migrations, which all cities share"),
                    Map.entry(
                            "ControlRemains.ROWS",
                            "which tables have rows of cities, not the rows"),
                    Map.entry("BackgroundWork.scheduler", "whether background work runs"));

    /** Objects that are made for one request or one piece of work, and gone with it. */
    private static final Set<String> FOR_ONE_USE =
            Set.of(
                    "ArchiveCheck",
                    "ArchiveProgress",
                    "ArrivalProgress",
                    "Camt",
                    "CountedOutput",
                    "Draft",
                    "EventDrafts",
                    "FormField",
                    "FormReader",
                    "Measured",
                    "ReceiptChain",
                    "ReceiptStream",
                    "Sheet",
                    "Sums",
                    "WordSearch");

    @Test
    void everyMemoryIsKeptByCityOrHoldsNothingOfAny() {
        Set<String> unexplained =
                memories()
                        .filter(memory -> !BY_CITY.matcher(memory.type()).matches())
                        .map(Memory::name)
                        .filter(name -> !OF_NO_CITY.containsKey(name))
                        .collect(toCollection(TreeSet::new));
        assertThat(unexplained)
                .as(
                        "fields that outlive a request: key them by CityId, or say in OF_NO_CITY"
                                + " why not")
                .isEmpty();
    }

    @Test
    void everyExceptionIsStillThere() {
        Set<String> there = memories().map(Memory::name).collect(toCollection(TreeSet::new));
        assertThat(there).containsAll(OF_NO_CITY.keySet());
    }

    /** They would keep by whatever arguments a method has, and by thread. */
    @Test
    void noLibraryRemembersForUs() {
        assertThat(
                        serving()
                                .filter(file -> LIBRARY.matcher(file.text()).find())
                                .map(SourceFile::path))
                .isEmpty();
    }

    private record Memory(String name, String type) {}

    private static Stream<SourceFile> serving() {
        return Repository.javaFiles().stream()
                .filter(file -> SERVING.matcher(file.path().toString()).matches());
    }

    private static Stream<Memory> memories() {
        return serving().flatMap(file -> memories(file).stream());
    }

    private static List<Memory> memories(SourceFile file) {
        List<Memory> found = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                String owner = owner(file, type);
                if (mayOutlive(type) && !FOR_ONE_USE.contains(owner)) {
                    type.getMembers().stream()
                            .filter(VariableTree.class::isInstance)
                            .map(VariableTree.class::cast)
                            .filter(MemoryTests::remembers)
                            .map(field ->
                                    new Memory(
                                            owner + "." + field.getName(), text(field.getType())))
                            .forEach(found::add);
                }
                return super.visitClass(type, null);
            }
        }.scan(file.tree(), null);
        return found;
    }

    /** Records cannot change, and an entity lives as long as its transaction. */
    private static boolean mayOutlive(ClassTree type) {
        return type.getKind() == Tree.Kind.CLASS
                && type.getModifiers().getAnnotations().stream()
                        .map(annotation -> annotation.getAnnotationType().toString())
                        .noneMatch(Set.of("Entity", "Embeddable")::contains);
    }

    private static boolean remembers(VariableTree field) {
        boolean changes = !field.getModifiers().getFlags().contains(Modifier.FINAL);
        String type = text(field.getType());
        boolean made = field.getInitializer() != null && !isFixed(field);
        return changes || type.contains("Cache<") || (made && COLLECTION.matcher(type).matches());
    }

    /** {@code Set.of()} and the like never change. */
    private static boolean isFixed(VariableTree field) {
        String made = String.valueOf(field.getInitializer());
        return Stream.of("Set", "Map", "List", "EnumSet")
                .anyMatch(
                        kind -> made.startsWith(kind + ".of") || made.startsWith(kind + ".copyOf"));
    }

    /** A class without a name goes by that of its file. */
    private static String owner(SourceFile file, ClassTree type) {
        return (type.getSimpleName().isEmpty() ? file.topLevelTypes().getFirst() : type)
                .getSimpleName()
                .toString();
    }

    private static String text(Tree type) {
        return type.toString().replace("@Nullable()", "").replace("@Nullable", "").strip();
    }
}
