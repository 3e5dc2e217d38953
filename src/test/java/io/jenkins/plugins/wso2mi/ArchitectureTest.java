package io.jenkins.plugins.wso2mi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the code to the picture in {@code docs/architecture.puml} and to the rules that go with it. */
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.wso2mi";
    private static final Path DIAGRAM = Path.of("docs/architecture.puml");

    /** What decides from values alone; the loops around it look, wait and act. */
    private static final Set<String> DECISIONS = Set.of(
            "Gate",
            "GateState",
            "Judgement",
            "Diagnosis",
            "PodCauses",
            "ContainerCauses",
            "CreationCauses",
            "CrashCauses",
            "PullCauses",
            "PullTrouble",
            "ScheduleCauses",
            "MissingObject",
            "Lookups",
            "PodEvents",
            "RolloutView",
            "Canary",
            "CanaryPlan",
            "CanaryState",
            "CanaryDecision",
            "CanaryDeployment");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        assertThat(classes).as("compiled classes").hasSizeGreaterThan(50);
    }

    @Test
    void shouldDependAlongTheArrowsOfTheDiagramOnly() {
        ArchRuleDefinition.classes()
                .should(adhereToPlantUmlDiagram(DIAGRAM, consideringOnlyDependenciesInDiagram()))
                .check(classes);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldUseTheKubernetesClientInClusterOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(classes);
    }

    @Test
    void shouldUseJenkinsInItsAdapterOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".jenkins..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "hudson..",
                        "jenkins..",
                        "org.jenkinsci..",
                        "org.kohsuke..",
                        "org.jvnet..",
                        "com.cloudbees..",
                        "net.sf.json..",
                        "jakarta.servlet..",
                        "org.springframework.."))
                .check(classes);
    }

    @Test
    void shouldReadArgumentsAndPrintInTheCommandLineOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
        // Jenkins has a log of its own
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(classes);
    }

    @Test
    void shouldStartProcessesForBuildsAndTheDemoOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".program..", ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(classes);
        noClasses().should().callMethod(Runtime.class, "exec", String.class).check(classes);
    }

    @Test
    void shouldDecideWithoutClockThreadOrOutsideWorld() {
        noClasses()
                .that(decide())
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Clock.class,
                        System.class,
                        Thread.class,
                        Cluster.class,
                        NamespaceWatch.class,
                        PodTalk.class,
                        Reporter.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio..", "java.util.concurrent.."))
                .check(classes);
    }

    @Test
    void shouldStillHaveEveryClassThatDecides() {
        assertThat(classes.stream().filter(decide()).map(JavaClass::getSimpleName))
                .as("classes that ArchitectureTest names; rename them here too")
                .containsExactlyInAnyOrderElementsOf(DECISIONS);
    }

    @Test
    void shouldNameThingsByWhatTheyAre() {
        // the descriptor nested in a describable has this name throughout Jenkins
        noClasses()
                .that()
                .doNotHaveSimpleName("DescriptorImpl")
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..impl..")
                .check(classes);
        noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*[.$]I[A-Z][a-z].*")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> decide() {
        return resideInAnyPackage(ROOT + ".release", ROOT + ".canary")
                .and(describe("decide", c -> DECISIONS.contains(c.getSimpleName())));
    }
}
