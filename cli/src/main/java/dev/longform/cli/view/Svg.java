package dev.longform.cli.view;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes rectangles and texts as SVG 1.1. Lengths are pixels; every text is escaped. */
final class Svg {
    /** The fill of what is empty: hatched, so that it is like no colour of a scale. */
    static final String EMPTY = "url(#empty)";

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter document = new StringWriter();
    private final XMLStreamWriter xml;

    Svg(int width, int height, String description) {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(NAMESPACE);
            attributes("width", width, "height", height, "viewBox", "0 0 " + width + " " + height);
            attributes("role", "img", "font-family", "Helvetica, Arial, DejaVu Sans, sans-serif");
            xml.writeStartElement("title");
            xml.writeCharacters(description);
            xml.writeEndElement();
            hatching();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
        rectangle(0, 0, width, height, "#ffffff", "none");
    }

    static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    void rectangle(double x, double y, double width, double height, String fill, String stroke) {
        try {
            xml.writeEmptyElement("rect");
            attributes("x", x, "y", y, "width", width, "height", height, "fill", fill, "stroke", stroke);
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    void text(int x, int y, int size, String anchor, String fill, String text) {
        try {
            xml.writeStartElement("text");
            attributes("x", x, "y", y, "font-size", size, "text-anchor", anchor, "fill", fill);
            xml.writeCharacters(text);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /** The document; nothing can be drawn after it. */
    String end() {
        try {
            xml.writeEndDocument();
            xml.close();
            return document.toString();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private void hatching() throws XMLStreamException {
        xml.writeStartElement("defs");
        xml.writeStartElement("pattern");
        attributes("id", "empty", "width", 6, "height", 6, "patternUnits", "userSpaceOnUse");
        xml.writeEmptyElement("path");
        attributes("d", "M0,6 L6,0", "stroke", "#bbbbbb", "stroke-width", 1);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void attributes(Object... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
    }

    private static IllegalStateException impossible(XMLStreamException e) {
        return new IllegalStateException("memory can always be written to", e);
    }
}
