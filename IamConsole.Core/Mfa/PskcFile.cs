using System.Xml;
using System.Xml.Linq;
using IamConsole.Core.Operations;

namespace IamConsole.Core.Mfa;

/// <summary>Reads seeds out of a key container of RFC 6030 that is not encrypted.</summary>
internal static class PskcFile
{
    private const string Totp = "urn:ietf:params:xml:ns:keyprov:pskc:totp";

    private static readonly XNamespace Pskc = "urn:ietf:params:xml:ns:keyprov:pskc";

    // No document type, no other file.
    private static readonly XmlReaderSettings Plain = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static IamResult<IReadOnlyList<HardwareToken>> Read(string content)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader(content), Plain);
            root = XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            return IamError.InvalidInput($"The seed file is no XML: line {exception.LineNumber}, character {exception.LinePosition}.");
        }

        var tokens = new List<HardwareToken>();
        var number = 0;
        foreach (var package in root.Elements(Pskc + "KeyPackage"))
        {
            number++;
            if (!TokenOf(package, $"Key package {number}").TryGet(out var token, out var problem))
            {
                return problem;
            }

            tokens.Add(token);
        }

        return tokens;
    }

    private static IamResult<HardwareToken> TokenOf(XElement package, string place)
    {
        var key = package.Element(Pskc + "Key");
        var data = key?.Element(Pskc + "Data");
        var serialNumber = package.Element(Pskc + "DeviceInfo")?.Element(Pskc + "SerialNo")?.Value.Trim() ?? "";
        if (data?.Element(Pskc + "Secret") is not { } secret)
        {
            return IamError.InvalidInput($"{place} holds no seed.");
        }

        if (secret.Element(Pskc + "PlainValue") is not { } plain)
        {
            return IamError.InvalidInput($"{place} is encrypted: have the file delivered, or decrypt it, without encryption.");
        }

        var digits = key!.Element(Pskc + "AlgorithmParameters")?.Element(Pskc + "ResponseFormat")?.Attribute("Length")?.Value ?? "6";
        var seconds = data.Element(Pskc + "TimeInterval")?.Element(Pskc + "PlainValue")?.Value.Trim() ?? "30";
        return key.Attribute("Algorithm")?.Value != Totp || digits != "6" || seconds != "30"
            ? IamError.InvalidInput($"{place}: only time-based tokens with six digits every 30 seconds are supported.")
            : SeedFile.Token(serialNumber, BytesOf(plain.Value), place);
    }

    private static byte[]? BytesOf(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length) ? bytes[..length] : null;
    }
}
