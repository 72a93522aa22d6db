using System.Xml;

namespace IamConsole.Core.Federation;

/// <summary>Reads XML of strangers: no document type, no entity, nothing fetched, nothing nested without end.</summary>
internal static class SafeXml
{
    /// <summary>How deep elements may lie within each other: what works on the document calls itself for each, and a full stack ends the process.</summary>
    public const int MostDeep = 100;

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The document with its white space, which signatures cover; or none where it is not well-formed or nested deeper than <see cref="MostDeep"/>.</summary>
    public static XmlDocument? Read(string text)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            if (IsTooDeep(text))
            {
                return null;
            }

            using var reader = XmlReader.Create(new StringReader(text), Careful);
            document.Load(reader);
            return document;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsTooDeep(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Careful);
        while (reader.Read())
        {
            if (reader.Depth > MostDeep)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The elements of a name among the direct children of another.</summary>
    public static IEnumerable<XmlElement> Children(this XmlElement element, string ns, string name) =>
        element.ChildNodes.OfType<XmlElement>().Where(child => child.NamespaceURI == ns && child.LocalName == name);

    /// <summary>The one element of a name among the direct children, or none where there is none or several.</summary>
    public static XmlElement? Child(this XmlElement element, string ns, string name) => element.Children(ns, name).ToList() is [var only] ? only : null;
}
