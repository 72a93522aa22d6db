using System.Globalization;
using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.LastAccessed;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Core.ServerCertificates;
using IamConsole.Core.ServiceSpecificCredentials;
using IamConsole.Core.SigningCertificates;
using IamConsole.Core.SshPublicKeys;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Architecture;

/// <summary>An account with one of everything, and a user in it who may do nothing.</summary>
public sealed class Inhabited : IAsyncLifetime
{
    /// <summary>Stands in tags, descriptions and documents, where no request can have got it from.</summary>
    private const string Mark = "markofthisaccount";

    private readonly Dictionary<string, string> _named = [];
    private RefusedRequest? _refused;
    private readonly List<string> _secrets = [Mark];

    public IamFixture Iam { get; private set; } = null!;

    public Caller Nobody { get; private set; } = null!;

    internal Specimens Existing => new(_named) { Refused = _refused };

    /// <summary>The same requests about things that do not exist.</summary>
    internal Specimens Missing => new(_named.ToDictionary(named => named.Key, named => named.Key switch
    {
        "PolicyArn" or "RoleArn" or "PermissionsBoundary" or "SerialNumber" or "PolicySourceArn" or "OpenIDConnectProviderArn" or "SAMLProviderArn" or "DeletionTaskId" or "Arn" or "AnalyzerArn" => named.Value + "x",
        "JobId" => Guid.Empty.ToString(),
        "AccessKeyId" => "AKIAXXXXXXXXXXXXXXXX",
        "SSHPublicKeyId" or "CertificateId" or "ServiceSpecificCredentialId" => new string('X', 24),
        _ => "missing",
    }));

    /// <summary>What of this account an answer to a stranger holds, or none.</summary>
    public string? FoundIn(string text) => _secrets.FirstOrDefault(secret => text.Contains(secret, StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        Iam = await IamFixture.CreateAsync();
        var document = Specimens.Document.Replace("\"Effect\"", $"\"Sid\":\"{Mark}\",\"Effect\"", StringComparison.Ordinal);
        Tag[] tags = [new Tag("Sample", Mark)];
        var policy = (await Iam.DoAsync(new CreatePolicy("reading", document) { Description = Mark, Tags = tags })).Policy;
        await Iam.DoAsync(new CreatePolicyVersion(policy.Arn, document));
        var user = (await Iam.DoAsync(new CreateUser("alice") { Tags = tags, PermissionsBoundary = policy.Arn })).User;
        var group = (await Iam.DoAsync(new CreateGroup("readers"))).Group;
        var role = (await Iam.DoAsync(new CreateRole("reader", Specimens.TrustDocument) { Description = Mark, Tags = tags })).Role;
        await Iam.DoAsync(new AddUserToGroup("readers", "alice"));
        await Iam.DoAsync(new AttachUserPolicy("alice", policy.Arn));
        await Iam.DoAsync(new AttachGroupPolicy("readers", policy.Arn));
        await Iam.DoAsync(new AttachRolePolicy("reader", policy.Arn));
        await Iam.DoAsync(new PutUserPolicy("alice", "own", document));
        await Iam.DoAsync(new PutGroupPolicy("readers", "own", document));
        await Iam.DoAsync(new PutRolePolicy("reader", "own", document));
        await Iam.DoAsync(new CreateLoginProfile("alice") { Password = "Sample-password-0" });
        var key = (await Iam.DoAsync(new CreateAccessKey("alice"))).AccessKey;
        var serial = Arn.VirtualMfa(Iam.Account, "/", Mark).ToString();
        await AddMfaDeviceAsync(user.UserId, serial);
        await Iam.DoAsync(new CreateInstanceProfile("hosts") { Tags = tags });
        await Iam.DoAsync(new AddRoleToInstanceProfile("hosts", "reader"));
        var oidc = await Iam.DoAsync(new CreateOpenIDConnectProvider("https://login.sample.example") { ClientIDList = [Mark], Tags = tags });
        var saml = await Iam.DoAsync(new CreateSAMLProvider(SamlTexts.Metadata(Mark), "staff") { Tags = tags });
        await Iam.DoAsync(new CreateServiceLinkedRole("spot.amazonaws.com"));
        var task = await Iam.DoAsync(new DeleteServiceLinkedRole("AWSServiceRoleForEC2Spot"));
        await Iam.DoAsync(new UploadServerCertificate("web", CertificateTexts.One.Certificate, CertificateTexts.One.PrivateKey) { Tags = tags });
        var signing = (await Iam.DoAsync(new UploadSigningCertificate(CertificateTexts.One.Certificate) { UserName = "alice" })).Certificate;
        var ssh = (await Iam.DoAsync(new UploadSSHPublicKey("alice", CertificateTexts.PublicKey))).SSHPublicKey;
        var forService = (await Iam.DoAsync(new CreateServiceSpecificCredential("alice", "codecommit.amazonaws.com"))).ServiceSpecificCredential;
        var job = await Iam.DoAsync(new GenerateServiceLastAccessedDetails(user.Arn));
        await Iam.Services.GetRequiredService<ServiceAccessWriter>().WriteAsync(Iam.Account);
        var analyzer = await Iam.DoAsync(new CreateAnalyzer("watch", Analyzer.ExternalAccess) { Tags = new Dictionary<string, string> { ["Sample"] = Mark } });
        await Iam.DoAsync(new CreateArchiveRule("watch", "sample", new Dictionary<string, Criterion> { ["resource"] = new() { Eq = [Mark] } }));
        var shared = (await Iam.DoAsync(new CreateRole("shared", PolicyTexts.Trust("""{"AWS":"999999999999"}""")))).Role;
        await Iam.DoAsync(new StartResourceScan(analyzer.Arn, shared.Arn));
        var finding = Assert.Single((await Iam.DoAsync(new ListFindingsV2(analyzer.Arn))).Findings);
        await Iam.DoAsync(new CreateUser("nobody"));
        Nobody = await Iam.CallerOfAsync("nobody");

        var denied = Assert.IsType<AccessDenied>((await Iam.Gateway.SendAsync(await Iam.CallerOfAsync("alice"), new GetUser("nobody"))).Error);
        _refused = denied.Request;
        await Iam.EventsAsync();
        _named["Sequence"] = (await Iam.ReadAsync(db => db.ActivityEvents.SingleAsync(entry => entry.RefusedRequest != null))).Sequence.ToString(CultureInfo.InvariantCulture);

        _secrets.AddRange([user.UserId, group.GroupId, role.RoleId, policy.PolicyId, key.SecretAccessKey!, signing.CertificateId, ssh.SSHPublicKeyId, forService.ServicePassword!]);
        foreach (var (member, value) in new[]
        {
            ("UserName", "alice"), ("GroupName", "readers"), ("RoleName", "reader"), ("PolicyName", "own"), ("PolicyArn", policy.Arn), ("PermissionsBoundary", policy.Arn),
            ("AccessKeyId", key.AccessKeyId), ("SerialNumber", serial), ("HolderName", "alice"), ("PolicySourceArn", user.Arn), ("RoleArn", role.Arn),
            ("InstanceProfileName", "hosts"), ("OpenIDConnectProviderArn", oidc.OpenIDConnectProviderArn), ("SAMLProviderArn", saml.SAMLProviderArn), ("DeletionTaskId", task.DeletionTaskId),
            ("ServerCertificateName", "web"), ("CertificateId", signing.CertificateId), ("SSHPublicKeyId", ssh.SSHPublicKeyId), ("ServiceSpecificCredentialId", forService.ServiceSpecificCredentialId),
            ("CertificateBody", CertificateTexts.One.Certificate), ("ProviderUrl", "login.sample.example"), ("ProviderName", "staff"),
            ("Arn", user.Arn), ("JobId", job.JobId), ("AnalyzerName", "watch"), ("AnalyzerArn", analyzer.Arn), ("FindingId", finding.Id),
        })
        {
            _named[member] = value;
        }
    }

    /// <summary>Every row of the account as text.</summary>
    public async Task<string> RowsAsync()
    {
        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        return await Iam.ReadAsync(async db =>
        {
            var rows = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Where(entity => entity.FindProperty("AccountId") is not null).Select(entity => entity.GetTableName()!).Append("Accounts").Order(StringComparer.Ordinal))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\" WHERE {(table == "Accounts" ? "Id" : "AccountId")} = '{Iam.Account}' ORDER BY 1, 2";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    rows.Add($"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue))}");
                }
            }

            return string.Join('\n', rows);
        });
    }

    public ValueTask DisposeAsync() => Iam.DisposeAsync();

    private async Task AddMfaDeviceAsync(string ownerId, string serial)
    {
        await using var unit = await Iam.Services.GetRequiredService<IamStore>().BeginWriteAsync(Iam.Account, CancellationToken.None);
        unit.Db.MfaDevices.Add(new MfaDevice { SerialNumber = serial, Kind = MfaDeviceKind.Virtual, OwnerId = ownerId, EnabledAt = Iam.Clock.GetUtcNow() });
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }
}
