package dev.longform.local.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What may depend on what inside any service. A service's own test adds what is special about it. */
public final class PackageRules {
    private final JavaClasses service;

    private PackageRules(JavaClasses service) {
        this.service = service;
    }

    /** The rules for the service whose classes stand below this package. */
    public static PackageRules of(String root) {
        return new PackageRules(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root));
    }

    /**
     * Checks them all.
     *
     * @throws AssertionError when one is broken; it names the classes
     */
    public void hold() {
        theDomainKnowsNeitherRestNorMessagingNorHttp();
        onlyMessagingListensToChannels();
        statementsStandInPersistence();
        resourcesStandInApi();
    }

    private void theDomainKnowsNeitherRestNorMessagingNorHttp() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.longform.*.api..",
                        "dev.longform.*.messaging..",
                        "jakarta.ws.rs..",
                        "org.eclipse.microprofile.reactive..",
                        "org.apache.kafka..",
                        "java.net.http..")
                .allowEmptyShould(true)
                .check(service);
    }

    private void onlyMessagingListensToChannels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.reactive..")
                .check(service);
    }

    private void statementsStandInPersistence() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi.v3.core.statement..", "java.sql..", "javax.sql..")
                .check(service);
    }

    private void resourcesStandInApi() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .resideInAPackage("..api..")
                .allowEmptyShould(true)
                .check(service);
    }
}
