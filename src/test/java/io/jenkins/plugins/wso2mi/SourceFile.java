package io.jenkins.plugins.wso2mi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java source file, as the compiler's own parser sees it.
 *
 * @param path the file
 * @param lines its lines
 * @param types all types that it declares, nested ones too
 * @param methods all methods and constructors with a body
 */
record SourceFile(Path path, List<String> lines, List<Type> types, List<Method> methods) {
    /** A declared type; {@code open} means that whoever has the library sees it. */
    record Type(String name, boolean open, boolean documented) {}

    /**
     * A declared method or constructor.
     *
     * @param lines from the first line of its head to its closing brace, annotations and Javadoc left out
     * @param trivial whether it is a getter or setter: at most one statement, and no parameter but a setter's
     */
    record Method(String name, int lines, boolean open, boolean trivial, boolean inherited, boolean documented) {}

    /** Reads all Java files below a folder. */
    static List<SourceFile> below(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> walk = Files.walk(folder);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<Path> paths =
                    walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            DocTrees trees = DocTrees.instance(task);
            List<SourceFile> read = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                read.add(read(unit, trees));
            }
            return read;
        }
    }

    private static SourceFile read(CompilationUnitTree unit, DocTrees trees) {
        Path path = Path.of(unit.getSourceFile().toUri());
        Reading reading = new Reading(unit, trees);
        reading.scan(unit, null);
        try {
            return new SourceFile(path, Files.readAllLines(path), reading.types, reading.methods);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the file lies, for messages. */
    String name() {
        return path.getFileName().toString();
    }

    private static final class Reading extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();

        Reading(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            if (!tree.getSimpleName().isEmpty()) {
                types.add(new Type(tree.getSimpleName().toString(), isOpen(getCurrentPath()), isDocumented()));
            }
            return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            if (tree.getBody() != null && trees.getSourcePositions().getStartPosition(unit, tree) >= 0) {
                methods.add(method(tree));
            }
            return super.visitMethod(tree, null);
        }

        private Method method(MethodTree tree) {
            String owner = ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                    .getSimpleName()
                    .toString();
            boolean constructor = tree.getReturnType() == null;
            boolean trivial = tree.getBody().getStatements().size() <= 1
                    && (tree.getParameters().isEmpty() || isSetter(tree));
            boolean inherited = tree.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            return new Method(
                    owner + "." + (constructor ? "new" : tree.getName()),
                    lines(tree),
                    isOpen(getCurrentPath()),
                    trivial || isCompact(tree, constructor),
                    inherited,
                    isDocumented());
        }

        // the getter tells what the property is
        private static boolean isSetter(MethodTree tree) {
            return tree.getParameters().size() == 1 && tree.getName().toString().matches("set[A-Z].*");
        }

        // javac gives a record's compact constructor the components as parameters; the record's Javadoc tells them
        private boolean isCompact(MethodTree tree, boolean constructor) {
            boolean inRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            return constructor && inRecord && tree.getParameters().stream().allMatch(this::isComponent);
        }

        private boolean isComponent(VariableTree parameter) {
            ClassTree record = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            return record.getMembers().stream()
                    .anyMatch(m -> m instanceof VariableTree v && v.getName().equals(parameter.getName()));
        }

        private int lines(MethodTree tree) {
            long head = tree.getReturnType() == null
                    ? trees.getSourcePositions().getStartPosition(unit, tree.getBody())
                    : trees.getSourcePositions().getStartPosition(unit, tree.getReturnType());
            long end = trees.getSourcePositions().getEndPosition(unit, tree);
            return (int)
                    (unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(head) + 1);
        }

        private boolean isDocumented() {
            return trees.getDocComment(getCurrentPath()) != null;
        }

        /** Whether a declaration and all that it is nested in are public; members of interfaces are. */
        private static boolean isOpen(TreePath path) {
            for (TreePath at = path;
                    at != null && !(at.getLeaf() instanceof CompilationUnitTree);
                    at = at.getParentPath()) {
                boolean inInterface = at.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
                if (!modifiers(at.getLeaf()).contains(Modifier.PUBLIC) && !inInterface) {
                    return false;
                }
            }
            return true;
        }

        private static java.util.Set<Modifier> modifiers(Tree tree) {
            if (tree instanceof ClassTree type) {
                return type.getModifiers().getFlags();
            }
            return tree instanceof MethodTree method ? method.getModifiers().getFlags() : java.util.Set.of();
        }
    }
}
