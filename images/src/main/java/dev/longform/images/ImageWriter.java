package dev.longform.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes images into a registry or into files. Credentials of registries are those of {@code ~/.docker/config.json}.
 *
 * @param version the tag of every image
 * @param work a directory for layers that were built before
 * @param insecure whether registries may be spoken to over HTTP, or over HTTPS without a valid certificate
 * @param log where warnings go
 */
record ImageWriter(String version, Path work, boolean insecure, Consumer<String> log) {

    /** Pushes an image for all platforms under one name, and returns that name with its digest. */
    String push(ServiceImage image, String base, String repository) throws Exception {
        ImageReference target = ImageReference.parse(ServiceImage.name(repository, image.service(), version));
        JibContainer pushed = image.over(Jib.from(registry(ImageReference.parse(base))), version)
                .setPlatforms(Set.copyOf(ServiceImage.PLATFORMS))
                .containerize(configured(Containerizer.to(registry(target))));
        return target + "@" + pushed.getDigest();
    }

    /** Writes an image for one platform into a file that {@code docker load} and its like read, and returns the file. */
    Path write(ServiceImage image, String base, Platform platform, Path directory) throws Exception {
        return write(image, Jib.from(registry(ImageReference.parse(base))), platform, directory);
    }

    Path write(ServiceImage image, JibContainerBuilder base, Platform platform, Path directory) throws Exception {
        Files.createDirectories(directory);
        Path file = directory.resolve(image.service() + "-" + version + "-" + platform.getArchitecture() + ".tar");
        TarImage target = TarImage.at(file).named(ServiceImage.name(image.service(), version));
        image.over(base, version).setPlatforms(Set.of(platform)).containerize(configured(Containerizer.to(target)));
        return file;
    }

    private RegistryImage registry(ImageReference reference) {
        return RegistryImage.named(reference)
                .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference, this::tell)
                        .dockerConfig());
    }

    private Containerizer configured(Containerizer containerizer) {
        return containerizer
                .setToolName("longform")
                .setApplicationLayersCache(work.resolve("jib"))
                .setAllowInsecureRegistries(insecure)
                .addEventHandler(LogEvent.class, this::tell);
    }

    private void tell(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR) {
            log.accept(event.getMessage());
        }
    }
}
