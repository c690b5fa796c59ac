package io.github.rnn4j.segmenter.hanlp;

import com.hankcs.hanlp.HanLP;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What decides where words end. Loads no dictionary. */
final class HanlpVersion {
    private static final String LIBRARY = "/META-INF/maven/com.hankcs/hanlp/pom.properties";
    private static final String IN_THE_JAR = "data/dictionary/";

    static final String VERSION = library() + (ownDictionaries() ? "+other-dictionaries" : "");

    private HanlpVersion() {}

    private static String library() {
        try (InputStream in = HanLP.class.getResourceAsStream(LIBRARY)) {
            if (in == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Whether a file {@code hanlp.properties} or the variable {@code HANLP_ROOT} points elsewhere. */
    private static boolean ownDictionaries() {
        return !HanLP.Config.CoreDictionaryPath.equals(IN_THE_JAR + "CoreNatureDictionary.mini.txt")
                || !HanLP.Config.BiGramDictionaryPath.equals(IN_THE_JAR + "CoreNatureDictionary.ngram.mini.txt")
                || HanLP.Config.CustomDictionaryPath.length != 1
                || !HanLP.Config.CustomDictionaryPath[0].equals(IN_THE_JAR + "custom/CustomDictionary.txt");
    }
}
