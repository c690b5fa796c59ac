package io.github.rnn4j.verification.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the project's own build files. */
final class Poms {
    private Poms() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("rnn-bom/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The folders of all modules. */
    static List<Path> modules() {
        return values(root(), "/project/modules/module").stream()
                .map(root()::resolve)
                .toList();
    }

    /** The texts at an XPath in a folder's {@code pom.xml}. */
    static List<String> values(Path folder, String xpath) {
        try {
            Document pom = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile());
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, pom, XPathConstants.NODESET);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                values.add(nodes.item(i).getTextContent().strip());
            }
            return values;
        } catch (ParserConfigurationException | SAXException | XPathExpressionException | IOException failure) {
            throw new IllegalStateException(folder + "/pom.xml: expected to read " + xpath + " but failed", failure);
        }
    }
}
