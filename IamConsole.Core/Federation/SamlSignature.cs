using System.Security.Cryptography.Xml;
using System.Xml;

namespace IamConsole.Core.Federation;

/// <summary>
/// Verifies that an element is signed by a provider. What is trusted is the element itself, never what the signature points to
/// elsewhere, which is what keeps a signed assertion from being wrapped into another.
/// </summary>
internal static class SamlSignature
{
    private static readonly string[] SignatureMethods = [SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url];
    private static readonly string[] DigestMethods = [SignedXml.XmlDsigSHA256Url, SignedXml.XmlDsigSHA384Url, SignedXml.XmlDsigSHA512Url];

    /// <summary>Whether the element carries a signature of its own.</summary>
    public static bool IsSigned(XmlElement element) => element.Children(SamlNames.Signature, "Signature").Any();

    /// <summary>Whether the element's own signature covers exactly this element and was made with one of the provider's keys. SHA-1 is not accepted.</summary>
    public static bool IsValid(XmlElement element, SamlEntity signer)
    {
        if (element.Child(SamlNames.Signature, "Signature") is not { } signature || element.GetAttribute("ID") is not { Length: > 0 } id)
        {
            return false;
        }

        try
        {
            var signed = new OneElement(element, id);
            signed.LoadXml(signature);
            if (signed.SignedInfo is not { References: [Reference reference] } info
                || reference.Uri != "#" + id
                || !SignatureMethods.Contains(info.SignatureMethod)
                || !DigestMethods.Contains(reference.DigestMethod)
                || info.CanonicalizationMethodObject is not XmlDsigExcC14NTransform
                || !OnlyUsualTransforms(reference))
            {
                return false;
            }

            foreach (var certificate in signer.SigningCertificates)
            {
                using var key = certificate.PublicKey();
                if (signed.CheckSignature(key))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception problem) when (problem is System.Security.Cryptography.CryptographicException or XmlException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static bool OnlyUsualTransforms(Reference reference)
    {
        for (var place = 0; place < reference.TransformChain.Count; place++)
        {
            if (reference.TransformChain[place] is not (XmlDsigEnvelopedSignatureTransform or XmlDsigExcC14NTransform))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A signature that can be about one element only.</summary>
    private sealed class OneElement : SignedXml
    {
        private readonly XmlElement _element;
        private readonly string _id;

        public OneElement(XmlElement element, string id)
            : base(element) => (_element, _id) = (element, id);

        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => idValue == _id ? _element : null;
    }
}
