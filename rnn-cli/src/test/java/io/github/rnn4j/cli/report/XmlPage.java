package io.github.rnn4j.cli.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A report, read back as the XML that it is. */
public record XmlPage(Document document) {
    public static XmlPage read(Path file) throws Exception {
        return new XmlPage(
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile()));
    }

    List<Element> elements(String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The text of each element of that name. */
    public List<String> texts(String name) {
        return elements(name).stream().map(Element::getTextContent).toList();
    }
}
