using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.ServerCertificates;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.ServerCertificates;

public sealed class ServerCertificateTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_certificate_is_stored_without_its_key()
    {
        var (certificate, key) = CertificateTexts.One;

        var uploaded = (await _iam.DoAsync(new UploadServerCertificate("web", certificate, key) { Path = "/cloudfront/", CertificateChain = certificate, Tags = [new Tag("a", "b")] })).ServerCertificateMetadata;

        Assert.Equal("arn:aws:iam::123456789012:server-certificate/cloudfront/web", uploaded.Arn);
        Assert.StartsWith("ASCA", uploaded.ServerCertificateId, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero), uploaded.Expiration);
        var read = (await _iam.DoAsync(new GetServerCertificate("WEB"))).ServerCertificate;
        Assert.Equal((certificate, certificate), (read.CertificateBody, read.CertificateChain));
        Assert.Equal([new Tag("a", "b")], read.Tags);
        await _iam.EventsAsync();
        Assert.DoesNotContain(await _iam.ReadAsync(db => db.ActivityEvents.ToListAsync()), entry => entry.RequestParameters?.Contains("PRIVATE KEY", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_elliptic_key_serves_too()
    {
        var (certificate, key) = CertificateTexts.NewElliptic();

        await _iam.DoAsync(new UploadServerCertificate("web", certificate, key));
    }

    [Fact]
    public async Task Certificate_key_and_chain_have_to_fit_and_be_readable()
    {
        var (certificate, key) = CertificateTexts.One;

        Assert.Equal("KeyPairMismatch", (await _iam.RefusedAsync(new UploadServerCertificate("web", certificate, CertificateTexts.New().PrivateKey))).Code);
        Assert.Equal("KeyPairMismatch", (await _iam.RefusedAsync(new UploadServerCertificate("web", certificate, CertificateTexts.NewElliptic().PrivateKey))).Code);
        Assert.Equal("MalformedCertificate", (await _iam.RefusedAsync(new UploadServerCertificate("web", "nonsense", key))).Code);
        Assert.Equal("MalformedCertificate", (await _iam.RefusedAsync(new UploadServerCertificate("web", certificate + certificate, key))).Code);
        Assert.Equal("MalformedCertificate", (await _iam.RefusedAsync(new UploadServerCertificate("web", key, key))).Code);
        Assert.Equal("MalformedCertificate", (await _iam.RefusedAsync(new UploadServerCertificate("web", certificate, "nonsense"))).Code);
        Assert.Equal("MalformedCertificate", (await _iam.RefusedAsync(new UploadServerCertificate("web", certificate, key) { CertificateChain = "nonsense" })).Code);
    }

    [Fact]
    public async Task It_is_renamed_moved_tagged_and_deleted()
    {
        var (certificate, key) = CertificateTexts.One;
        await _iam.DoAsync(new UploadServerCertificate("web", certificate, key));
        await _iam.DoAsync(new UploadServerCertificate("other", certificate, key));

        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new UpdateServerCertificate("web") { NewServerCertificateName = "OTHER" })).Code);
        Assert.Equal("EntityAlreadyExists", (await _iam.RefusedAsync(new UploadServerCertificate("web", certificate, key))).Code);
        await _iam.DoAsync(new UpdateServerCertificate("web") { NewServerCertificateName = "site", NewPath = "/moved/" });
        await _iam.DoAsync(new TagServerCertificate("site", [new Tag("a", "b"), new Tag("A", "c")]));
        await _iam.DoAsync(new UntagServerCertificate("site", ["a"]));

        Assert.Equal(["other", "site"], (await _iam.DoAsync(new ListServerCertificates())).ServerCertificateMetadataList.Select(one => one.ServerCertificateName));
        Assert.Equal(["site"], (await _iam.DoAsync(new ListServerCertificates { PathPrefix = "/moved/" })).ServerCertificateMetadataList.Select(one => one.ServerCertificateName));
        Assert.Equal([new Tag("A", "c")], (await _iam.DoAsync(new ListServerCertificateTags("site"))).Tags);
        await _iam.DoAsync(new DeleteServerCertificate("site"));
        Assert.Equal(0, await _iam.ReadAsync(db => db.Tags.CountAsync()));
        Assert.Equal(IamError.NoSuchEntity("The Server Certificate with name site cannot be found."), await _iam.RefusedAsync(new GetServerCertificate("site")));
    }

    [Fact]
    public async Task They_are_twenty_at_most()
    {
        var (certificate, key) = CertificateTexts.One;
        for (var number = 0; number < 20; number++)
        {
            await _iam.DoAsync(new UploadServerCertificate($"c{number}", certificate, key));
        }

        Assert.Equal(IamError.LimitExceeded("ServerCertificatesPerAccount", 20), await _iam.RefusedAsync(new UploadServerCertificate("one-more", certificate, key)));
    }
}
