package dev.longform.dataset.domain.templates;

import dev.longform.dataset.TemplatesConfig;
import dev.longform.platform.ServiceCallException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Adds the templates of a mounted directory, and those that change there. A file that is gone leaves its versions. */
@ApplicationScoped
public class TemplateDirectory {
    private static final Logger LOG = Logger.getLogger(TemplateDirectory.class);

    private final JudgeTemplates templates;
    private final Optional<Path> directory;
    private final Map<Path, String> settled = new HashMap<>();

    public TemplateDirectory(JudgeTemplates templates, TemplatesConfig config) {
        this.templates = templates;
        this.directory = config.directory();
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        directory.ifPresent(this::addFrom);
    }

    /** Adds every template file of a directory that is new or changed since it was looked at last. */
    public synchronized void addFrom(Path where) {
        try (Stream<Path> files = Files.list(where)) {
            List<Path> found = files.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
            for (Path file : found) {
                add(file, Files.readString(file));
            }
        } catch (IOException e) {
            LOG.warnf("Templates not read: directory=%s: %s", where, e);
        }
    }

    private void add(Path file, String text) {
        if (text.equals(settled.get(file))) {
            return;
        }
        try {
            JudgeTemplates.Stored stored = templates.add(text);
            if (stored.added()) {
                LOG.infof(
                        "Template added: template=%s file=%s", stored.template().name(), file);
            }
        } catch (InvalidTemplate | TemplateConflict e) {
            LOG.errorf("Template refused: file=%s: %s", file, e.getMessage());
        } catch (ServiceCallException e) {
            LOG.warnf("Template not checked yet: file=%s: %s", file, e.getMessage());
            return;
        }
        settled.put(file, text);
    }
}
