package io.jenkins.plugins.wso2mi.jenkins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The members of other people's classes that class files link to. */
final class ForeignMembers extends ClassVisitor {
    private static final String OURS = "io/jenkins/plugins/wso2mi/";

    private final SortedSet<Member> found = new TreeSet<>();

    private ForeignMembers() {
        super(Opcodes.ASM9);
    }

    /** A method or field as a class file names it; the owner in the form {@code java/lang/String}. */
    record Member(String owner, String name, String descriptor) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return owner + "." + name + " " + descriptor;
        }
    }

    /** Those of all class files below a folder. */
    static SortedSet<Member> below(Path folder) throws IOException {
        ForeignMembers members = new ForeignMembers();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(members, ClassReader.SKIP_DEBUG);
            }
        }
        return members.found;
    }

    private void link(String owner, String name, String descriptor) {
        if (!owner.startsWith(OURS) && !owner.startsWith("java/") && !owner.startsWith("[")) {
            found.add(new Member(owner, name, descriptor));
        }
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] throwing) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int code, String owner, String called, String type, boolean inInterface) {
                link(owner, called, type);
            }

            @Override
            public void visitFieldInsn(int code, String owner, String field, String type) {
                link(owner, field, type);
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                Stream.of(arguments)
                        .filter(Handle.class::isInstance)
                        .map(Handle.class::cast)
                        .forEach(h -> link(h.getOwner(), h.getName(), h.getDesc()));
            }
        };
    }
}
