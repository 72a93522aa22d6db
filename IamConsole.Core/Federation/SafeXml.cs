using System.Xml;

namespace IamConsole.Core.Federation;

/// <summary>Reads XML of strangers: no document type, no entity, nothing fetched.</summary>
internal static class SafeXml
{
    /// <summary>The document with its white space, which signatures cover; or none where it is not well-formed.</summary>
    public static XmlDocument? Read(string text)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document.Load(reader);
            return document;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The elements of a name among the direct children of another.</summary>
    public static IEnumerable<XmlElement> Children(this XmlElement element, string ns, string name) =>
        element.ChildNodes.OfType<XmlElement>().Where(child => child.NamespaceURI == ns && child.LocalName == name);

    /// <summary>The one element of a name among the direct children, or none where there is none or several.</summary>
    public static XmlElement? Child(this XmlElement element, string ns, string name) => element.Children(ns, name).ToList() is [var only] ? only : null;
}
