using System.Text;
using System.Xml;
using IamConsole.Core.Operations;

namespace IamConsole.AwsApi;

/// <summary>The envelopes of answers.</summary>
internal static class ApiXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true, CheckCharacters = false };

    /// <summary>An answer with its result.</summary>
    public static MemoryStream Result(BoundOperation operation, object result, string requestId)
    {
        var stream = new MemoryStream(1024);
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement(operation.ResponseElement, operation.XmlNamespace);
        operation.WriteResult(xml, result);
        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        return stream;
    }

    /// <summary>A refusal.</summary>
    public static MemoryStream Error(IamError error, int status, string xmlNamespace, string requestId)
    {
        var stream = new MemoryStream(512);
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement("ErrorResponse", xmlNamespace);
        xml.WriteStartElement("Error");
        xml.WriteElementString("Type", status >= 500 ? "Receiver" : "Sender");
        xml.WriteElementString("Code", error.Code);
        xml.WriteElementString("Message", Clean(error.Message));
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.Flush();
        return stream;
    }

    /// <summary>The text without characters that XML has no way to write; the replacement character stands for each.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsWritable(text, i))
            {
                return Replace(text);
            }
        }

        return text;
    }

    private static string Replace(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = IsWritable(source, i) ? source[i] : '\uFFFD';
        }
    });

    private static bool IsWritable(string text, int i) =>
        XmlConvert.IsXmlChar(text[i])
        || (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
}
