package bourg.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The house rules of ARCHITECTURE.md, each as a test that names every place that breaks it. */
class TidyTests {

    private static final int FILE_MEDIAN = 60;
    private static final int FILE_LIMIT = 300;
    private static final int METHOD_LIMIT = 40;
    private static final int PARAMETER_LIMIT = 5;
    private static final double NOT_PUBLIC = 0.45;

    private static final Set<String> FORBIDDEN_PACKAGES =
            Set.of(
                    "service",
                    "services",
                    "repository",
                    "dto",
                    "mapper",
                    "common",
                    "util",
                    "utils",
                    "impl",
                    "helper",
                    "helpers",
                    "manager");
    private static final Pattern FORBIDDEN_TYPES =
            Pattern.compile(".*(Impl|Manager|Helper|Utils?|Dto|DTO)");
    private static final Pattern LEDGER_WRITE =
            Pattern.compile(
                    "(?i)(insert\\s+into|update|delete\\s+from|truncate)\\s+ledger\\.|select\\s+ledger\\.(post|reverse)\\(");

    private static final List<SourceFile> FILES = Repository.javaFiles();

    @Test
    void noFileIsLong() {
        assertThat(broken(f -> f.lines() > FILE_LIMIT ? f.lines() + " lines" : null)).isEmpty();
    }

    @Test
    void mostFilesAreShort() {
        var lines = main().map(SourceFile::lines).sorted().toList();
        assertThat(lines.get(lines.size() / 2)).isLessThanOrEqualTo(FILE_MEDIAN);
    }

    @Test
    void methodsAreShortAndTakeFewParameters() {
        assertThat(FILES.stream().flatMap(f -> longMethods(f).stream())).isEmpty();
    }

    @Test
    void mostTypesAreNotPublic() {
        var types = main().flatMap(f -> f.topLevelTypes().stream()).toList();
        var hidden = types.stream().filter(t -> !isPublic(t)).count();
        assertThat((double) hidden / types.size()).isGreaterThanOrEqualTo(NOT_PUBLIC);
    }

    @Test
    void everyPublicTypeSaysWhatItIsFor() {
        assertThat(
                        main().flatMap(f ->
                                f.topLevelTypes().stream()
                                        .filter(TidyTests::isPublic)
                                        .filter(t -> !opensWithSentence(f, t))
                                        .map(t -> f.path() + " " + t.getSimpleName())))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndDescribed() {
        var described =
                FILES.stream()
                        .filter(SourceFile::isPackageInfo)
                        .filter(f -> f.text().startsWith("/**") && f.text().contains("@NullMarked"))
                        .map(SourceFile::packageName)
                        .toList();
        assertThat(
                        FILES.stream()
                                .filter(f -> !described.contains(f.packageName()))
                                .map(SourceFile::path))
                .isEmpty();
    }

    @Test
    void packagesAndTypesAreNamedByWordsOfTheField() {
        assertThat(
                        broken(f ->
                                Stream.of(f.packageName().split("\\."))
                                                .anyMatch(FORBIDDEN_PACKAGES::contains)
                                        ? "package " + f.packageName()
                                        : null))
                .isEmpty();
        assertThat(
                        main().flatMap(f -> f.topLevelTypes().stream())
                                .map(t -> t.getSimpleName().toString())
                                .filter(FORBIDDEN_TYPES.asMatchPredicate()))
                .isEmpty();
    }

    @Test
    void onlyTheStripeAdapterAndTheSandboxImportStripe() {
        assertThat(
                        broken(f ->
                                f.isMain()
                                                && f.text().contains("import com.stripe")
                                                && !f.packageName().equals("bourg.billing.stripe")
                                                && !f.packageName().startsWith("bourg.sandbox")
                                        ? "imports com.stripe"
                                        : null))
                .isEmpty();
    }

    @Test
    void onlyTheLedgerPackageWritesTheLedger() {
        assertThat(
                        broken(f ->
                                f.isMain()
                                                && LEDGER_WRITE.matcher(f.text()).find()
                                                && !f.packageName().equals("bourg.billing.ledger")
                                        ? "writes the ledger"
                                        : null))
                .isEmpty();
    }

    @Test
    void everyFileIsFormatted() {
        assertThat(broken(TidyTests::unformatted))
                .as("format with: JAVA_HOME=<a JDK 21 or newer> mvn spotless:apply")
                .isEmpty();
    }

    private static Stream<SourceFile> main() {
        return FILES.stream().filter(SourceFile::isMain).filter(f -> !f.isPackageInfo());
    }

    private static List<String> broken(Function<SourceFile, @Nullable String> rule) {
        var found = new ArrayList<String>();
        for (var file : FILES) {
            var complaint = rule.apply(file);
            if (complaint != null) {
                found.add(Repository.ROOT.relativize(file.path()) + ": " + complaint);
            }
        }
        return found;
    }

    private static boolean isPublic(ClassTree type) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean opensWithSentence(SourceFile file, ClassTree type) {
        return file.docOf(type)
                .filter(d -> Character.isUpperCase(d.charAt(0)) || d.startsWith("{@"))
                .isPresent();
    }

    private static List<String> longMethods(SourceFile file) {
        var found = new ArrayList<String>();
        new TreeScanner<@Nullable Void, @Nullable Tree>() {
            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Tree outer) {
                return super.visitClass(type, type);
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Tree owner) {
                var positions = file.docs().getSourcePositions();
                var first = file.lineOf(positions.getStartPosition(file.tree(), method));
                var last = file.lineOf(positions.getEndPosition(file.tree(), method));
                var canonical =
                        owner != null
                                && owner.getKind() == Tree.Kind.RECORD
                                && method.getReturnType() == null;
                if (last - first >= METHOD_LIMIT
                        || (!canonical && method.getParameters().size() > PARAMETER_LIMIT)) {
                    found.add(
                            "%s:%d %s has %d lines, %d parameters"
                                    .formatted(
                                            Repository.ROOT.relativize(file.path()),
                                            first,
                                            method.getName(),
                                            last - first + 1,
                                            method.getParameters().size()));
                }
                return super.visitMethod(method, owner);
            }
        }.scan(file.tree(), null);
        return found;
    }

    private static @Nullable String unformatted(SourceFile file) {
        try {
            var formatter = new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
            var expected =
                    formatter.formatSource(
                            ImportOrderer.reorderImports(
                                    RemoveUnusedImports.removeUnusedImports(file.text()),
                                    Style.GOOGLE));
            return expected.equals(file.text()) ? null : "not formatted";
        } catch (FormatterException e) {
            return "cannot be parsed: " + e.getMessage();
        }
    }
}
