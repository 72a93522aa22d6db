using IamConsole.Core.AccountSettings;
using IamConsole.Core.Operations;
using IamConsole.Core.SigningCertificates;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.SigningCertificates;

public sealed class SigningCertificateTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_certificate_is_given_listed_deactivated_and_deleted()
    {
        var certificate = (await _iam.DoAsync(new UploadSigningCertificate(CertificateTexts.One.Certificate) { UserName = "alice" })).Certificate;

        Assert.Equal(("alice", "Active", CertificateTexts.One.Certificate), (certificate.UserName, certificate.Status, certificate.CertificateBody));
        await _iam.DoAsync(new UpdateSigningCertificate(certificate.CertificateId, "Inactive") { UserName = "alice" });
        Assert.Equal("Inactive", Assert.Single((await _iam.DoAsync(new ListSigningCertificates("alice"))).Certificates).Status);
        Assert.Equal("InvalidInput", (await _iam.RefusedAsync(new UpdateSigningCertificate(certificate.CertificateId, "Expired") { UserName = "alice" })).Code);
        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeleteUser("alice"))).Code);
        await _iam.DoAsync(new DeleteSigningCertificate(certificate.CertificateId) { UserName = "alice" });
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteSigningCertificate(certificate.CertificateId) { UserName = "alice" })).Code);
        await _iam.DoAsync(new DeleteUser("alice"));
    }

    [Fact]
    public async Task One_certificate_is_one_persons_and_a_person_has_two()
    {
        await _iam.DoAsync(new UploadSigningCertificate(CertificateTexts.One.Certificate) { UserName = "alice" });
        Assert.Equal("DuplicateCertificate", (await _iam.RefusedAsync(new UploadSigningCertificate(CertificateTexts.One.Certificate))).Code);
        await _iam.DoAsync(new UploadSigningCertificate(CertificateTexts.New().Certificate) { UserName = "alice" });

        Assert.Equal("LimitExceeded", (await _iam.RefusedAsync(new UploadSigningCertificate(CertificateTexts.New().Certificate) { UserName = "alice" })).Code);
    }

    [Fact]
    public async Task What_cannot_sign_is_refused()
    {
        Assert.Equal("MalformedCertificate", (await _iam.RefusedAsync(new UploadSigningCertificate("nonsense") { UserName = "alice" })).Code);
        Assert.Equal("InvalidCertificate", (await _iam.RefusedAsync(new UploadSigningCertificate(CertificateTexts.NewElliptic().Certificate) { UserName = "alice" })).Code);
        Assert.Equal("InvalidCertificate", (await _iam.RefusedAsync(new UploadSigningCertificate(CertificateTexts.New(_iam.Clock.GetUtcNow().AddDays(-1)).Certificate) { UserName = "alice" })).Code);
    }

    [Fact]
    public async Task Roots_certificate_is_in_the_summary()
    {
        Assert.Equal(0, (await _iam.DoAsync(new GetAccountSummary())).SummaryMap["AccountSigningCertificatesPresent"]);

        await _iam.DoAsync(new UploadSigningCertificate(CertificateTexts.One.Certificate));

        Assert.Equal(1, (await _iam.DoAsync(new GetAccountSummary())).SummaryMap["AccountSigningCertificatesPresent"]);
    }
}
