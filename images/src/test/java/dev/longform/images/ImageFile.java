package dev.longform.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A written image, read as {@code docker load} reads it. */
record ImageFile(JsonNode manifest, JsonNode config, List<byte[]> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ImageFile read(Path file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        JsonNode manifest = JSON.readTree(entries.get("manifest.json")).path(0);
        return new ImageFile(
                manifest,
                JSON.readTree(entries.get(manifest.path("Config").asText())),
                texts(manifest.path("Layers")).stream().map(entries::get).toList());
    }

    List<String> tags() {
        return texts(manifest.path("RepoTags"));
    }

    List<String> entryPoint() {
        return texts(config.at("/config/Entrypoint"));
    }

    List<String> contents() {
        return texts(config.at("/rootfs/diff_ids"));
    }

    /** Unpacks all layers, one over the other. */
    void unpack(Path directory) throws IOException {
        for (byte[] layer : layers) {
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, directory.resolve(entry.getName()));
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
