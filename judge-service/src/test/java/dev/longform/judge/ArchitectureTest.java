package dev.longform.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.longform.judge");

    @Test
    void theDomainKnowsNoWireProtocol() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.longform.judge.client..")
                .check(SERVICE);
    }

    @Test
    void theDomainIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "org.eclipse.microprofile..",
                        "org.apache.kafka..",
                        "jakarta.ws.rs..",
                        "java.net.http..")
                .check(SERVICE);
    }

    @Test
    void readingAnAnswerNeedsNeitherThePromptNorTheJudge() {
        classes()
                .that()
                .resideInAPackage("..domain.reading..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "jakarta.enterprise.context..",
                        "com.fasterxml.jackson..",
                        "dev.longform.contracts..",
                        "dev.longform.endpoints.chat..",
                        "..domain.reading..")
                .check(SERVICE);
    }

    @Test
    void promptsNeedNoJudge() {
        noClasses()
                .that()
                .resideInAPackage("..domain.prompt..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.longform.judge.domain", "dev.longform.endpoints..", "dev.longform.worker..")
                .check(SERVICE);
    }
}
