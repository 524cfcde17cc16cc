package dev.longform.cli.command.results;

import dev.longform.cli.command.Connection;
import dev.longform.cli.command.Output;
import dev.longform.cli.view.GeneralisationView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code longform generalisation}. */
@Command(
        name = "generalisation",
        description = {
            "Do models that were trained on one source lose accuracy on data from elsewhere, and classifiers less than"
                    + " judges?",
            "Models are those whose tag 'trained-on' names the source. Each counts once, with its newest finished runs"
                    + " on all of the data; accuracy is how often a chosen response is at the top. A loss is inside less"
                    + " outside."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  longform generalisation --trained-on helpsteer --inside helpsteer-test --outside mine,other",
            "  longform generalisation --trained-on helpsteer --inside mine/QA --outside mine/Chat,mine/Writing --json"
        })
public final class GeneralisationCommand implements Runnable {
    @Mixin
    private Connection connection;

    @Mixin
    private Output output;

    @Option(
            names = "--trained-on",
            required = true,
            paramLabel = "SOURCE",
            description = "The source, as the models' tag 'trained-on' names it.")
    private String trainedOn;

    @Option(
            names = "--inside",
            required = true,
            split = ",",
            paramLabel = "NAME[@VERSION][/SUBSET]",
            description = "Data from that source.")
    private List<String> inside;

    @Option(
            names = "--outside",
            required = true,
            split = ",",
            paramLabel = "NAME[@VERSION][/SUBSET]",
            description = "Data from elsewhere.")
    private List<String> outside;

    @Override
    public void run() {
        output.show(
                connection.services().aggregator().generalisation(trainedOn, inside, outside), GeneralisationView::of);
    }
}
