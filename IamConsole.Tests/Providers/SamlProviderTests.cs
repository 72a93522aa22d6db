using System.Security.Cryptography;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Providers;

public sealed class SamlProviderTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:iam::123456789012:saml-provider/Corporate";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_provider_is_made_out_of_its_metadata()
    {
        var metadata = SamlTexts.Metadata("urn:idp", attributes: "validUntil=\"2027-01-01T00:00:00Z\"");

        Assert.Equal(Arn, (await _iam.DoAsync(new CreateSAMLProvider(metadata, "Corporate") { Tags = [new Tag("a", "b")] })).SAMLProviderArn);

        var provider = await _iam.DoAsync(new GetSAMLProvider(Arn));
        Assert.Equal(metadata, provider.SAMLMetadataDocument);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), provider.ValidUntil);
        Assert.Equal([new Tag("a", "b")], provider.Tags);
        Assert.Matches("^[A-Z0-9]{22,64}$", provider.SAMLProviderUUID);
        Assert.Equal(Arn, Assert.Single((await _iam.DoAsync(new ListSAMLProviders())).SAMLProviderList).Arn);
        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new CreateSAMLProvider(metadata, "Corporate"))).Code);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("nonsense")]
    [InlineData("<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"urn:idp\"/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    public async Task What_is_no_metadata_is_refused(string text) =>
        Assert.Equal(IamError.InvalidInput("Could not parse metadata"), await _iam.RefusedAsync(new CreateSAMLProvider(text.PadRight(1000), "Corporate")));

    [Fact]
    public async Task Metadata_without_a_readable_certificate_is_refused() =>
        Assert.Equal(IamError.InvalidInput("Could not parse metadata"), await _iam.RefusedAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp", ["AAAA"]), "Corporate")));

    [Fact]
    public async Task A_federation_has_ten_providers_at_most()
    {
        await _iam.DoAsync(new CreateSAMLProvider(SamlTexts.Federation(10), "Ten"));

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new CreateSAMLProvider(SamlTexts.Federation(11), "Eleven"))).Code);
    }

    [Fact]
    public async Task Metadata_is_replaced_and_tags_change()
    {
        await _iam.DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate"));
        await _iam.DoAsync(new UpdateSAMLProvider(Arn) { SAMLMetadataDocument = SamlTexts.Metadata("urn:next") });
        await _iam.DoAsync(new TagSAMLProvider(Arn, [new Tag("a", "b"), new Tag("A", "c")]));
        await _iam.DoAsync(new UntagSAMLProvider(Arn, ["a"]));

        Assert.Equal("urn:next", Assert.Single((await _iam.Gateway.QueryAsync(_iam.Root, new SamlProviderQuery("Corporate"))).Value.Entities).EntityId);
        Assert.Equal([new Tag("A", "c")], (await _iam.DoAsync(new ListSAMLProviderTags(Arn))).Tags);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new UpdateSAMLProvider(Arn) { SAMLMetadataDocument = new string('x', 1000) })).Code);
    }

    [Fact]
    public async Task Private_keys_are_at_most_two_protected_and_never_shown()
    {
        await _iam.DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate") { AddPrivateKey = NewKey(), AssertionEncryptionMode = "Required" });
        await _iam.DoAsync(new UpdateSAMLProvider(Arn) { AddPrivateKey = NewKey() });

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new UpdateSAMLProvider(Arn) { AddPrivateKey = NewKey() })).Code);
        var keys = (await _iam.DoAsync(new GetSAMLProvider(Arn))).PrivateKeyList!;
        Assert.Equal(2, keys.Count);
        await _iam.DoAsync(new UpdateSAMLProvider(Arn) { RemovePrivateKey = keys[0].KeyId });
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new UpdateSAMLProvider(Arn) { RemovePrivateKey = keys[1].KeyId })).Code);
        Assert.DoesNotContain("PRIVATE", (await _iam.ReadAsync(db => db.SamlPrivateKeys.SingleAsync())).ProtectedKey, StringComparison.Ordinal);
        await _iam.EventsAsync();
        Assert.DoesNotContain(await _iam.ReadAsync(db => db.ActivityEvents.ToListAsync()), entry => entry.RequestParameters?.Contains("PRIVATE", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Encryption_needs_a_key_that_can_be_read()
    {
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate") { AssertionEncryptionMode = "Required" })).Code);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate") { AddPrivateKey = "nonsense" })).Code);
        Assert.Equal("ValidationError", (await _iam.RefusedAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate") { AssertionEncryptionMode = "Maybe" })).Code);
    }

    [Fact]
    public async Task Deleting_takes_tags_and_keys()
    {
        await _iam.DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate") { AddPrivateKey = NewKey(), Tags = [new Tag("a", "b")] });

        await _iam.DoAsync(new DeleteSAMLProvider(Arn));

        Assert.Equal((0, 0), await _iam.ReadAsync(async db => (await db.Tags.CountAsync(), await db.SamlPrivateKeys.CountAsync())));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteSAMLProvider(Arn))).Code);
    }

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
