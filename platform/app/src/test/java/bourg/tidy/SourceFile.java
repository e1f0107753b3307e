package bourg.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One hand-written Java file, read as text and parsed by the compiler's own parser. */
record SourceFile(Path path, String text, CompilationUnitTree tree, DocTrees docs) {

    static SourceFile read(Path path) {
        try {
            var text = Files.readString(path);
            var compiler = ToolProvider.getSystemJavaCompiler();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null, null, _ -> {}, null, null, List.of(new Text(path, text)));
            var tree = task.parse().iterator().next();
            return new SourceFile(path, text, tree, DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generated and test code are judged by fewer rules than the code that people run. */
    boolean isMain() {
        return path.toString().contains("/src/main/");
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    long lines() {
        return text.lines().count();
    }

    String packageName() {
        return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    }

    List<ClassTree> topLevelTypes() {
        return tree.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    /** The Javadoc of a type or, in package-info, of the package. */
    Optional<String> docOf(ClassTree type) {
        var comment = docs.getDocComment(TreePath.getPath(tree, type));
        return Optional.ofNullable(comment).map(String::strip).filter(c -> !c.isEmpty());
    }

    int lineOf(long position) {
        return (int) tree.getLineMap().getLineNumber(position);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(Path path, String text) {
            super(URI.create("string:///" + path.getFileName()), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
