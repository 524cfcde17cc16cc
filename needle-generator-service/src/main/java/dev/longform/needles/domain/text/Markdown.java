package dev.longform.needles.domain.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What a document looks like as Markdown: its prose, the stretches of plain text inside it, and where it can be cut.
 * Code, tables, headings, HTML, links and images are not prose.
 */
public final class Markdown {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final String text;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Span> plain = new ArrayList<>();
    private final List<Span> bare = new ArrayList<>();
    private final List<Integer> paragraphEnds = new ArrayList<>();

    private Markdown(String text) {
        this.text = text;
    }

    public static Markdown read(String text) {
        Markdown markdown = new Markdown(text);
        Node root = PARSER.parse(text);
        for (Node node = root.getFirstChild(); node != null; node = following(node, root)) {
            markdown.visit(node);
        }
        return markdown;
    }

    /** The prose, in the order of the text. */
    public List<Passage> passages() {
        return passages;
    }

    /** The stretches of plain text that can be edited without touching markup, in the order of the text. */
    public List<Span> plain() {
        return plain;
    }

    /** The stretches of plain text that stand in a paragraph itself, outside emphasis of any kind. */
    public List<Span> bare() {
        return bare;
    }

    /** Where the document can be cut: the ends of paragraphs, list items, tables and code blocks, never of headings. */
    public List<Integer> paragraphEnds() {
        return paragraphEnds;
    }

    private void visit(Node node) {
        if (node instanceof Paragraph) {
            addPassages(node);
        } else if (node instanceof Text literal) {
            addPlain(literal);
        }
        if (node instanceof Block && isCutPoint(node) && !node.getSourceSpans().isEmpty()) {
            paragraphEnds.add(end(node));
        }
    }

    private void addPassages(Node paragraph) {
        List<SourceSpan> lines = paragraph.getSourceSpans();
        if (lines.isEmpty()) {
            return;
        }
        if (paragraph.getParent() instanceof Document) {
            passages.add(new Passage(new Span(lines.get(0).getInputIndex(), end(paragraph)), true));
            return;
        }
        for (SourceSpan line : lines) {
            passages.add(new Passage(span(line), false));
        }
    }

    private void addPlain(Text literal) {
        boolean inside = literal.getParent() instanceof Link || literal.getParent() instanceof Image;
        if (inside || literal.getSourceSpans().size() != 1) {
            return;
        }
        Span span = span(literal.getSourceSpans().get(0));
        if (!span.of(text).equals(literal.getLiteral())) {
            return;
        }
        append(plain, span);
        if (literal.getParent() instanceof Paragraph) {
            append(bare, span);
        }
    }

    private static void append(List<Span> spans, Span next) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).end() == next.start()) {
            spans.set(last, new Span(spans.get(last).start(), next.end()));
        } else {
            spans.add(next);
        }
    }

    private static boolean isCutPoint(Node node) {
        boolean topLevel = node.getParent() instanceof Document;
        boolean item = node instanceof ListItem && node.getParent().getParent() instanceof Document;
        return item || topLevel && !(node instanceof Heading) && !(node instanceof ListBlock);
    }

    private static Span span(SourceSpan span) {
        return new Span(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }

    private static int end(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return span(spans.get(spans.size() - 1)).end();
    }

    /** The next node in document order; without recursion, so that deep nesting cannot exhaust the stack. */
    private static Node following(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node up = node;
        while (up != root && up.getNext() == null) {
            up = up.getParent();
        }
        return up == root ? null : up.getNext();
    }
}
