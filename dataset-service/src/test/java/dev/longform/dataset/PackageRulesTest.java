package dev.longform.dataset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.longform.dataset");

    @Test
    void theDomainKnowsNeitherRestNorMessaging() {
        noClasses()
                .that()
                .resideInAPackage("..dataset.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..dataset.api..",
                        "..dataset.messaging..",
                        "jakarta.ws.rs..",
                        "io.vertx..",
                        "io.smallrye.reactive..",
                        "org.eclipse.microprofile.reactive..",
                        "io.quarkiverse..")
                .check(CLASSES);
    }

    @Test
    void persistenceKnowsNeitherRestNorMessaging() {
        noClasses()
                .that()
                .resideInAPackage("..dataset.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..dataset.api..", "..dataset.messaging..", "jakarta.ws.rs..")
                .check(CLASSES);
    }

    @Test
    void onlyMessagingListensToChannels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..dataset.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.reactive..")
                .check(CLASSES);
    }

    @Test
    void statementsStandInPersistence() {
        noClasses()
                .that()
                .resideInAnyPackage("..dataset.domain..", "..dataset.api..", "..dataset.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi.v3.core.statement..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void resourcesStandInApi() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .resideInAPackage("..dataset.api..")
                .check(CLASSES);
    }
}
