using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamConsole.Tests.Support;

/// <summary>A security key in software, and the browser's part around it: it makes one credential and signs with it (Web Authentication, level 3).</summary>
public sealed class SoftwareKey : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte AttestedDataIncluded = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    /// <summary>How often it says that it has signed.</summary>
    public uint SignCount { get; set; }

    /// <summary>What <c>navigator.credentials.create</c> would give, as JSON.</summary>
    public string Create(string optionsJson, string origin)
    {
        var options = JsonNode.Parse(optionsJson)!;
        var authenticatorData = AuthenticatorData((string)options["rp"]!["id"]!, UserPresent | AttestedDataIncluded, [.. new byte[16], .. Length(_id), .. _id, .. PublicKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authenticatorData)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", options, origin)),
            ["attestationObject"] = Encode(attestation),
            ["transports"] = new JsonArray("usb"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> would give, as JSON.</summary>
    public string Sign(string optionsJson, string origin)
    {
        SignCount++;
        var options = JsonNode.Parse(optionsJson)!;
        var clientData = ClientData("webauthn.get", options, origin);
        var authenticatorData = AuthenticatorData((string)options["rpId"]!, UserPresent, []);
        var signature = _key.SignData([.. authenticatorData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(clientData),
            ["authenticatorData"] = Encode(authenticatorData),
            ["signature"] = Encode(signature),
        });
    }

    public void Dispose() => _key.Dispose();

    private string Credential(JsonObject response) => new JsonObject
    {
        ["id"] = Encode(_id),
        ["rawId"] = Encode(_id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    }.ToJsonString();

    private static byte[] ClientData(string type, JsonNode options, string origin) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = type,
        ["challenge"] = (string)options["challenge"]!,
        ["origin"] = origin,
        ["crossOrigin"] = false,
    });

    private byte[] AuthenticatorData(string relyingParty, byte flags, byte[] attested)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, SignCount);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, .. count, .. attested];
    }

    /// <summary>A COSE key: elliptic curve, ES256, P-256, x and y.</summary>
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Length(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length];

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256 ? [0x58, (byte)bytes.Length, .. bytes] : [0x59, .. Length(bytes), .. bytes];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
