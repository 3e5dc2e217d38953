package io.jenkins.plugins.wso2mi.canary.analysis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What measures is apart from what judges. */
class AnalysisPurityTest {
    private static final Set<String> MEASURE = Set.of(
            "Measurer",
            "HttpTalk",
            "Prometheus",
            "PrometheusAnswer",
            "GateSource",
            "QuerySource",
            "PageSource",
            "ProbeSource",
            "Logins");

    /** Addresses and files are read as values. */
    private static final Set<String> READ = Set.of("AnalysisPlan", "GateFields", "GateReader", "Server");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(Analysis.class);

    @Test
    void shouldJudgeWithoutClockThreadOrOutsideWorld() {
        noClasses()
                .that(describe("judge", one -> !isOf(one, MEASURE) && !isOf(one, READ)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, System.class, Thread.class, Cluster.class, PodTalk.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.."))
                .check(classes);
    }

    @Test
    void shouldStillHaveEveryClassThatMeasures() {
        assertThat(classes.stream().filter(one -> isOf(one, MEASURE) && !one.isInnerClass() && !one.isNestedClass()))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(MEASURE);
    }

    private static boolean isOf(JavaClass one, Set<String> names) {
        String outer =
                one.getName().substring(one.getPackageName().length() + 1).split("\\$", 2)[0];
        return names.contains(outer);
    }
}
