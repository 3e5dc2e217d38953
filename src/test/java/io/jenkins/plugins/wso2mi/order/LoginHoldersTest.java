package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Logins hold secrets: who has one in a field must be somebody that crosses to another JVM and is forgotten. */
class LoginHoldersTest {
    private static final String ROOT = "io.jenkins.plugins.wso2mi";

    /** Callables and what they carry; nothing of these is ever written to disk. */
    private static final Set<String> HOLDERS = Set.of(
            ROOT + ".order.LookRequest",
            ROOT + ".order.RegistryOrder",
            ROOT + ".jenkins.step.ImageCall",
            ROOT + ".jenkins.step.RegistryPlace$Call");

    @Test
    void shouldBeHeldByNobodyWhoIsKept() {
        List<JavaField> fields = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getAllInvolvedRawTypes().stream().anyMatch(LoginHoldersTest::isLogin))
                        .toList();
        Set<String> holders =
                fields.stream().map(field -> field.getOwner().getName()).collect(Collectors.toSet());
        assertThat(holders).as("classes with a login in a field").isSubsetOf(HOLDERS);
        assertThat(holders).contains(ROOT + ".order.LookRequest");
    }

    private static boolean isLogin(JavaClass type) {
        return type.isEquivalentTo(ClusterLogin.class)
                || type.isEquivalentTo(RegistryLogin.class)
                || type.isEquivalentTo(RegistryOrder.class);
    }
}
