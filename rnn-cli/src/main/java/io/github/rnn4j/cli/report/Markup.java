package io.github.rnn4j.cli.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements and text as HTML that is well-formed XML, SVG included. All text and all values of attributes are escaped, by the JDK's
 * writer, and what XML cannot hold is replaced: no data can become an element. Not thread-safe.
 */
final class Markup {
    private static final String REPLACEMENT = "\uFFFD";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    /** Starts a document. */
    Markup() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeDTD("<!DOCTYPE html>");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String element, String... attributes) {
        try {
            writer.writeStartElement(element);
            return attributes(attributes);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Writes an element that has no content. */
    Markup empty(String element, String... attributes) {
        try {
            writer.writeEmptyElement(element);
            return attributes(attributes);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Writes an element with a text in it. */
    Markup leaf(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** Writes text. */
    Markup text(String content) {
        try {
            writer.writeCharacters(clean(content));
            return this;
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Closes the element that was opened last. */
    Markup close() {
        try {
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Ends the document and returns it. */
    String end() {
        try {
            writer.writeEndDocument();
            writer.flush();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private Markup attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], clean(attributes[i + 1]));
        }
        return this;
    }

    private static String clean(String content) {
        StringBuilder clean = new StringBuilder();
        content.codePoints().forEach(point -> {
            if (isCharacter(point)) {
                clean.appendCodePoint(point);
            } else {
                clean.append(REPLACEMENT);
            }
        });
        return clean.toString();
    }

    /** Characters of XML 1.0, section 2.2. */
    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    private static IllegalStateException failed(XMLStreamException cause) {
        return new IllegalStateException("elements are nested and text is clean", cause);
    }
}
