package dev.longform.k8s;

import dev.longform.images.ServiceImage;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the services' own files say; manifests are held against it. */
final class Code {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(LONGFORM_[A-Z_]+)");
    private static final Pattern PROPERTY = Pattern.compile("\"(longform\\.[a-z.-]+)\"");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.]+)\"\\)");
    private static final Pattern SETTING = Pattern.compile("^ {4}[\\w<>.]+ (\\w+)\\(\\);", Pattern.MULTILINE);

    private Code() {}

    /** The image that a build of this version makes. */
    static String image(String service) {
        return ServiceImage.name(service, System.getProperty("longform.version"));
    }

    static int port(String service) throws IOException {
        return Integer.parseInt(properties(service).getProperty("quarkus.http.port"));
    }

    /** Whether a service has a database of its own. */
    static boolean migrates(String service) throws IOException {
        return properties(service).containsKey("quarkus.flyway.migrate-at-start");
    }

    /** Whether a service has the filter that holds requests' tokens against the issuer's keys, itself or as a worker. */
    static boolean validatesTokens(String service) throws IOException {
        return depends(service, "security") || depends(service, "worker") && depends("libs/worker", "security");
    }

    /** Whether a service asks others over REST, and so needs a token of its own. */
    static boolean asksOthers(String service) throws IOException {
        for (Path source : sources(".java")) {
            if (source.startsWith(Manifests.ROOT.resolve(service))
                    && Files.readString(source).contains("import dev.longform.platform.security.ServiceToken;")) {
                return true;
            }
        }
        return false;
    }

    private static boolean depends(String module, String artifact) throws IOException {
        return Files.readString(Manifests.ROOT.resolve(module).resolve("pom.xml"))
                .contains("<artifactId>" + artifact + "</artifactId>");
    }

    /** The environment variables LONGFORM_… that some service reads; one that ends with an underscore is a prefix. */
    static Set<String> variables() throws IOException {
        Set<String> variables = new TreeSet<>();
        for (Path file : sources(".properties")) {
            VARIABLE.matcher(Files.readString(file)).results().forEach(found -> variables.add(found.group(1)));
        }
        for (Path file : sources(".java")) {
            String source = Files.readString(file);
            PROPERTY.matcher(source).results().forEach(found -> variables.add(variable(found.group(1))));
            Matcher mapping = MAPPING.matcher(source);
            if (mapping.find()) {
                SETTING.matcher(source)
                        .results()
                        .forEach(found -> variables.add(variable(mapping.group(1) + "." + kebab(found.group(1)))));
            }
        }
        return variables;
    }

    /** The files of all modules' main sources with this ending. */
    static List<Path> sources(String ending) throws IOException {
        try (Stream<Path> files = Files.find(
                Manifests.ROOT,
                30,
                (file, attributes) -> attributes.isRegularFile()
                        && file.toString().endsWith(ending)
                        && file.toString().contains("/src/main/"))) {
            return files.toList();
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Properties properties(String service) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Manifests.ROOT.resolve(service).resolve("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
