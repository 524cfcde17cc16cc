package dev.longform.judge.domain;

import dev.longform.contracts.JudgeTemplate;
import dev.longform.contracts.ProtocolName;
import dev.longform.contracts.ProtocolSpec;
import dev.longform.contracts.Reason;
import dev.longform.judge.domain.prompt.Template;
import dev.longform.judge.domain.prompt.Templates;
import dev.longform.judge.domain.reading.AnswerParser;
import dev.longform.worker.UnscoredException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the protocol, the template and its parser that a run names. */
@ApplicationScoped
public class Methods {
    private final Templates templates;
    private final Map<ProtocolName, Protocol> protocols = new EnumMap<>(ProtocolName.class);
    private final SortedMap<String, AnswerParser> parsers = new TreeMap<>();

    @Inject
    Methods(@Any Instance<Protocol> protocols, @Any Instance<AnswerParser> parsers, Templates templates) {
        this((Iterable<Protocol>) protocols, parsers, templates);
    }

    /** For use without CDI. */
    public Methods(Iterable<Protocol> protocols, Iterable<AnswerParser> parsers, Templates templates) {
        this.templates = templates;
        protocols.forEach(protocol -> this.protocols.put(protocol.name(), protocol));
        parsers.forEach(parser -> this.parsers.put(parser.id(), parser));
    }

    /** @throws UnscoredException {@code BAD_REQUEST} when protocol, template or parser is not known here */
    Method of(ProtocolSpec spec) {
        Protocol protocol = protocol(spec.name());
        Template template = templates
                .of(spec, protocol.defaultTemplate())
                .orElseThrow(() -> new UnscoredException(
                        Reason.BAD_REQUEST,
                        "no template " + spec.template() + "; known are " + String.join(", ", templates.names())));
        return method(protocol, template);
    }

    /** @throws UnscoredException {@code BAD_REQUEST} when protocol or parser is not known here */
    Method of(JudgeTemplate template) {
        return method(protocol(template.protocol()), new Template(template));
    }

    private Method method(Protocol protocol, Template template) {
        if (template.protocol() != protocol.name()) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST,
                    "template " + template.name() + " is for another protocol: " + template.protocol());
        }
        AnswerParser parser = parsers.get(template.parser());
        if (parser == null) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST,
                    "template " + template.name() + " names no parser that is known: " + template.parser()
                            + "; known are " + String.join(", ", parsers.keySet()));
        }
        return new Method(protocol, template, parser);
    }

    private Protocol protocol(ProtocolName name) {
        Protocol protocol = protocols.get(name);
        if (protocol == null) {
            throw new UnscoredException(
                    Reason.BAD_REQUEST, "no protocol " + name + " for judges; known are " + protocols.keySet());
        }
        return protocol;
    }
}
