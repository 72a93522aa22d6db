using IamConsole.Tests.Support;

namespace IamConsole.Tests.AwsApi;

/// <summary>Files that clients upload: certificates, keys and metadata, made for the run.</summary>
internal static class ClientFiles
{
    public static void WriteTo(string folder)
    {
        var (certificate, key) = CertificateTexts.One;
        (string Name, string Text)[] files =
        [
            ("certificate.pem", certificate),
            ("key.pem", key),
            ("chain.pem", CertificateTexts.New().Certificate),
            ("public-key.pem", CertificateTexts.PublicKey),
            ("metadata.xml", SamlTexts.Metadata("urn:cli:one")),
            ("other-metadata.xml", SamlTexts.Metadata("urn:cli:other")),
            ("no-metadata.xml", "<nothing/>".PadRight(1000)),
        ];
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
