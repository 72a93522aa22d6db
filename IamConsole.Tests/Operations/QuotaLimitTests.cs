using IamConsole.Core.AccessKeys;
using IamConsole.Core.Catalog;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Mfa;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.SecurityTokens.Shapes;
using IamConsole.Core.ServerCertificates;
using IamConsole.Core.ServiceSpecificCredentials;
using IamConsole.Core.SigningCertificates;
using IamConsole.Core.SshPublicKeys;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Operations;

/// <summary>Each of IAM's quotas: what it leaves room for succeeds, the next is refused in AWS's words.</summary>
public sealed class QuotaLimitTests : IAsyncLifetime
{
    private const string Oidc = "arn:aws:iam::123456789012:oidc-provider/login.example";
    private const string Saml = "arn:aws:iam::123456789012:saml-provider/Sample";
    private const string SamplePolicy = "arn:aws:iam::123456789012:policy/sample";

    private static readonly string Document = PolicyTexts.Allow("s3:GetObject");
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Managed = [.. ManagedPolicyCatalog.Current.Policies.Where(policy => policy.Path == "/").Take(11).Select(policy => policy.Arn)];

    private static readonly Dictionary<string, Limit> Limits = new()
    {
        ["users of an account"] = Counted("UsersPerAccount", 5000, Rows(4999, number => new IamUser { Id = $"AIDA{number}", Name = $"user{number}", Path = "/", CreatedAt = Then, SecurityStamp = "" }), number => new CreateUser($"next{number}")) with { HasAlice = false },
        ["groups of an account"] = Counted("GroupsPerAccount", 300, Rows(299, number => new IamGroup { Id = $"AGPA{number}", Name = $"group{number}", Path = "/", CreatedAt = Then }), number => new CreateGroup($"next{number}")),
        ["roles of an account"] = Counted("RolesPerAccount", 1000, Rows(999, number => new IamRole { Id = $"AROA{number}", Name = $"role{number}", Path = "/", AssumeRolePolicyDocument = PolicyTexts.TrustAccount, CreatedAt = Then }), number => new CreateRole($"next{number}", PolicyTexts.TrustAccount)),
        ["policies of an account"] = Counted("PoliciesPerAccount", 1500, Rows(1499, number => Policy($"ANPA{number}", $"policy{number}")), number => new CreatePolicy($"next{number}", Document)),
        ["policy versions in use, by a policy"] = Counted("PolicyVersionsInUse", 10_000, FillVersions, number => new CreatePolicy($"next{number}", Document)),
        ["policy versions in use, by a version"] = Counted("PolicyVersionsInUse", 10_000, FillVersions, _ => new CreatePolicyVersion(SamplePolicy, Document)),
        ["instance profiles of an account"] = Counted("InstanceProfilesPerAccount", 1000, Rows(999, number => new InstanceProfile { Id = $"AIPA{number}", Name = $"profile{number}", Path = "/", CreatedAt = Then }), number => new CreateInstanceProfile($"next{number}")),
        ["server certificates of an account"] = Counted("ServerCertificatesPerAccount", 20, Rows(19, number => new ServerCertificate { Id = $"ASCA{number}", Name = $"certificate{number}", Path = "/", Body = "", UploadedAt = Then, ExpiresAt = Then }), number => new UploadServerCertificate($"next{number}", CertificateTexts.One.Certificate, CertificateTexts.One.PrivateKey)),
        ["virtual MFA devices of an account"] = Counted("VirtualMFADevicesPerAccount", 5000, Rows(4999, number => Device($"device{number}", null)), number => new CreateVirtualMFADevice($"next{number}")),
        ["SAML providers of an account"] = Counted("SAMLProvidersPerAccount", 100, Rows(99, number => new SamlProvider { Id = $"{Saml}{number}", Name = $"provider{number}", Uuid = $"{number}", MetadataDocument = "", ValidUntil = Then, CreatedAt = Then }), number => new CreateSAMLProvider(SamlTexts.Metadata("urn:next"), $"Next{number}")),
        ["OpenID Connect providers of an account"] = Counted("OpenIdConnectProvidersPerAccount", 100, Rows(99, number => new OidcProvider { Id = $"{Oidc}{number}", Url = $"login.example{number}", ClientIds = [], Thumbprints = [], CreatedAt = Then }), number => new CreateOpenIDConnectProvider($"https://next{number}.example")),

        ["groups of a user"] = Counted("GroupsPerUser", 10, iam => DoAsync(iam, [.. Enumerable.Range(0, 11).Select(number => new CreateGroup($"group{number}")), .. Enumerable.Range(2, 9).Select(number => new AddUserToGroup($"group{number}", "alice"))]), number => new AddUserToGroup($"group{number}", "alice")),
        ["access keys of a user"] = Counted("AccessKeysPerUser", 2, iam => DoAsync(iam, new CreateAccessKey("alice")), _ => new CreateAccessKey("alice")),
        ["access keys of root"] = Counted("AccessKeysPerUser", 2, iam => DoAsync(iam, new CreateAccessKey()), _ => new CreateAccessKey()),
        ["MFA devices of a user"] = new Limit(IamError.LimitExceeded("MFADevicesPerUser", 8), AddSevenDevicesAsync, async (iam, number) => (await iam.AddDeviceAsync($"next{number}")).Enable("alice")),
        ["MFA devices of root"] = new Limit(IamError.LimitExceeded("MFADevicesPerUser", 8), AddSevenDevicesOfRootAsync, async (iam, number) => (await iam.AddDeviceAsync($"next{number}")).Enable(null)) { IsOfConsole = true },
        ["a user's password"] = new Limit(IamError.EntityAlreadyExists("Login Profile for user alice already exists."), Nothing, Always(_ => new CreateLoginProfile("alice") { Password = "A-long-passw0rd!" })),
        ["policies attached to a user"] = Counted("PoliciesPerUser", 10, iam => DoAsync(iam, [.. Managed[2..].Select(arn => new AttachUserPolicy("alice", arn))]), number => new AttachUserPolicy("alice", Managed[number])),
        ["policies attached to a group"] = Counted("PoliciesPerGroup", 10, iam => DoAsync(iam, [new CreateGroup("devs"), .. Managed[2..].Select(arn => new AttachGroupPolicy("devs", arn))]), number => new AttachGroupPolicy("devs", Managed[number])),
        ["policies attached to a role"] = Counted("PoliciesPerRole", 10, iam => DoAsync(iam, [new CreateRole("app", PolicyTexts.TrustAccount), .. Managed[2..].Select(arn => new AttachRolePolicy("app", arn))]), number => new AttachRolePolicy("app", Managed[number])),
        ["signing certificates of a user"] = Counted("CertificatesPerUser", 2, iam => DoAsync(iam, NextCertificate("alice")), _ => NextCertificate("alice")),
        ["signing certificates of root"] = Counted("CertificatesPerUser", 2, iam => DoAsync(iam, NextCertificate(null)), _ => NextCertificate(null)),
        ["SSH public keys of a user"] = Counted("SSHPublicKeysPerUser", 5, iam => DoAsync(iam, [.. Enumerable.Range(0, 4).Select(NextSshKey)]), NextSshKey),
        ["credentials of a user for one service"] = Counted("ServiceSpecificCredentialsPerUser", 2, iam => DoAsync(iam, new CreateServiceSpecificCredential("alice", "codecommit.amazonaws.com")), _ => new CreateServiceSpecificCredential("alice", "codecommit.amazonaws.com")),
        ["versions of a policy"] = new Limit(
            new IamError("LimitExceeded", "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."),
            iam => DoAsync(iam, [new CreatePolicy("sample", Document), .. Enumerable.Range(0, 3).Select(_ => new CreatePolicyVersion(SamplePolicy, Document))]),
            Always(_ => new CreatePolicyVersion(SamplePolicy, Document))),
        ["roles of an instance profile"] = Counted("InstanceSessionsPerInstanceProfile", 1, iam => DoAsync(iam, new CreateInstanceProfile("profile"), new CreateRole("role0", PolicyTexts.TrustAccount), new CreateRole("role1", PolicyTexts.TrustAccount)), number => new AddRoleToInstanceProfile("profile", $"role{number}")),

        ["tags of a user"] = Tagged("User", [], tags => new TagUser("alice", tags)),
        ["tags of a role"] = Tagged("Role", [new CreateRole("app", PolicyTexts.TrustAccount)], tags => new TagRole("app", tags)),
        ["tags of a policy"] = Tagged("Policy", [new CreatePolicy("sample", Document)], tags => new TagPolicy(SamplePolicy, tags)),
        ["tags of an instance profile"] = Tagged("InstanceProfile", [new CreateInstanceProfile("profile")], tags => new TagInstanceProfile("profile", tags)),
        ["tags of a server certificate"] = Tagged("ServerCertificate", [new UploadServerCertificate("site", CertificateTexts.One.Certificate, CertificateTexts.One.PrivateKey)], tags => new TagServerCertificate("site", tags)),
        ["tags of a virtual MFA device"] = Tagged("VirtualMFADevice", [new CreateVirtualMFADevice("phone")], tags => new TagMFADevice("arn:aws:iam::123456789012:mfa/phone", tags)),
        ["tags of a SAML provider"] = Tagged("SAMLProvider", [new CreateSAMLProvider(SamlTexts.Metadata("urn:sample"), "Sample")], tags => new TagSAMLProvider(Saml, tags)),
        ["tags of an OpenID Connect provider"] = Tagged("OpenIdConnectProvider", [new CreateOpenIDConnectProvider("https://login.example")], tags => new TagOpenIDConnectProvider(Oidc, tags)),

        ["audiences of an OpenID Connect provider"] = Counted("ClientIdsPerOpenIdConnectProvider", 100, iam => DoAsync(iam, new CreateOpenIDConnectProvider("https://login.example") { ClientIDList = [.. Enumerable.Range(0, 99).Select(number => $"app{number}")] }), number => new AddClientIDToOpenIDConnectProvider(Oidc, $"next{number}")),
        ["thumbprints of an OpenID Connect provider"] = new Limit(
            IamError.InvalidInput("Thumbprint list must contain fewer than 5 entries."),
            iam => DoAsync(iam, new CreateOpenIDConnectProvider("https://login.example")),
            Always(number => new UpdateOpenIDConnectProviderThumbprint(Oidc, [.. Enumerable.Range(0, 5 + number).Select(digit => new string((char)('0' + digit), 40))]))),
        ["identity providers in SAML metadata"] = Counted("IdPsPerSAMLProvider", 10, Nothing, number => new CreateSAMLProvider(SamlTexts.Federation(10 + number), $"Next{number}")),
        ["signing keys in SAML metadata"] = Counted("KeysPerSAMLProvider", 10, Nothing, number => new CreateSAMLProvider(SamlTexts.Metadata("urn:sample", Enumerable.Repeat(SamlCertificate(), 10 + number)), $"Next{number}")),
        ["private keys of a SAML provider"] = Counted("PrivateKeysPerSAMLProvider", 2, iam => DoAsync(iam, new CreateSAMLProvider(SamlTexts.Metadata("urn:sample"), "Sample"), NextSamlKey(0)), NextSamlKey),

        ["characters of a managed policy"] = Counted("PolicySize", 6144, Nothing, number => new CreatePolicy($"next{number}", Spaced(PolicyTexts.OfSize(6144 + number)))),
        ["characters of a trust policy"] = Counted("ACLSizePerRole", 2048, Nothing, number => new CreateRole($"next{number}", Spaced(TrustOfSize(2048 + number)))),
        ["characters of all inline policies of a user"] = Sized(2048, "user alice", new PutUserPolicy("alice", "first", PolicyTexts.OfSize(1000)), document => new PutUserPolicy("alice", "second", document)),
        ["characters of all inline policies of a group"] = Sized(5120, "group devs", new PutGroupPolicy("devs", "first", PolicyTexts.OfSize(1000)), document => new PutGroupPolicy("devs", "second", document)),
        ["characters of all inline policies of a role"] = Sized(10240, "role app", new PutRolePolicy("app", "first", PolicyTexts.OfSize(1000)), document => new PutRolePolicy("app", "second", document)),
        ["managed policies of a session"] = new Limit(
            IamError.ValidationError("1 validation error detected: Value '[11 members]' at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10"),
            AddAssumableRoleAsync,
            Always(number => Session() with { PolicyArns = [.. Managed[..(10 + number)].Select(arn => new PolicyDescriptorType { arn = arn })] }))
        { IsAlices = true },
        ["characters of a session's policy"] = new Limit(
            new IamError("PackedPolicyTooLarge", "Packed policy consumes 100% of allotted space, please use smaller policy."),
            AddAssumableRoleAsync,
            Always(number => Session() with { Policy = PolicyTexts.OfSize(2048 + number) }))
        { IsAlices = true },
    };

    private IamFixture _iam = null!;

    public static TheoryData<string> Names => [.. Limits.Keys];

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_last_that_fits_is_taken_and_the_next_is_refused(string name)
    {
        var limit = Limits[name];
        if (limit.HasAlice)
        {
            await DoAsync(_iam, new CreateUser("alice"));
        }

        await limit.FillAsync(_iam);
        var caller = limit.IsAlices ? await _iam.CallerOfAsync("alice") : _iam.Root with { IsTemporary = limit.IsOfConsole };

        var last = await _iam.Gateway.SendAllAsync(caller, [await limit.NextAsync(_iam, 0)]);
        var next = await _iam.Gateway.SendAllAsync(caller, [await limit.NextAsync(_iam, 1)]);

        Assert.True(last.IsSuccess, $"{last.Error?.Code}: {last.Error?.Message}");
        Assert.Equal(limit.Refusal, (next.Error as BatchRefused)?.Error);
    }

    private static Limit Counted(string quota, int most, Func<IamFixture, Task> fill, Func<int, IamOperation> next) => new(IamError.LimitExceeded(quota, most), fill, Always(next));

    private static Limit Tagged(string kind, IamOperation[] made, Func<IReadOnlyList<Tag>, IamOperation> tag) => Counted(
        $"TagsPer{kind}",
        50,
        iam => DoAsync(iam, [.. made, tag([.. Enumerable.Range(0, 49).Select(number => new Tag($"key{number}", ""))])]),
        number => tag([new Tag($"next{number}", "")]));

    /// <summary>The second policy replaces itself, a character longer.</summary>
    private static Limit Sized(int most, string holder, IamOperation first, Func<string, IamOperation> second) => new(
        new IamError("LimitExceeded", $"Maximum policy size of {most} bytes exceeded for {holder}"),
        iam => DoAsync(iam, new CreateGroup("devs"), new CreateRole("app", PolicyTexts.TrustAccount), first),
        Always(number => second(Spaced(PolicyTexts.OfSize(most - 1000 + number)))));

    private static Func<IamFixture, int, Task<IamOperation>> Always(Func<int, IamOperation> next) => (_, number) => Task.FromResult(next(number));

    private static Task Nothing(IamFixture iam) => Task.CompletedTask;

    private static Func<IamFixture, Task> Rows<T>(int count, Func<int, T> row)
        where T : class =>
        iam => SeedAsync(iam, db => db.AddRange(Enumerable.Range(0, count).Select(row)));

    private static Task SeedAsync(IamFixture iam, Action<IamDbContext> change) => iam.ChangeAsync(db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    private static async Task DoAsync(IamFixture iam, params IamOperation[] operations)
    {
        foreach (var operation in operations)
        {
            var result = await iam.Gateway.SendAllAsync(iam.Root, [operation]);
            Assert.True(result.IsSuccess, $"{operation}: {result.Error?.Message}");
        }
    }

    /// <summary>As an account with a raised quota of policies has them, one below the quota.</summary>
    private static async Task FillVersions(IamFixture iam)
    {
        await DoAsync(iam, new CreatePolicy("sample", Document));
        await SeedAsync(iam, db =>
        {
            db.AddRange(Enumerable.Range(0, 1250).Select(number => Policy($"ANPA{number}", $"policy{number}")));
            db.AddRange(Enumerable.Range(0, 9_998).Select(number => new CustomerManagedPolicyVersion { PolicyId = $"ANPA{number / 8}", Number = (number % 8) + 1, Document = Document, CreatedAt = Then }));
        });
    }

    private static Task AddSevenDevicesAsync(IamFixture iam) => iam.ChangeAsync(async db =>
    {
        var alice = await db.Users.SingleAsync();
        db.AddRange(Enumerable.Range(0, 7).Select(number => Device($"device{number}", alice.Id)));
    });

    private static Task AddSevenDevicesOfRootAsync(IamFixture iam) =>
        SeedAsync(iam, db => db.AddRange(Enumerable.Range(0, 7).Select(number => Device($"device{number}", iam.Account.ToString()))));

    private static Task AddAssumableRoleAsync(IamFixture iam) =>
        DoAsync(iam, new CreateRole("app", PolicyTexts.TrustAccount), new PutUserPolicy("alice", "own", PolicyTexts.Allow("sts:AssumeRole")));

    private static AssumeRole Session() => new("arn:aws:iam::123456789012:role/app", "work");

    private static CustomerManagedPolicy Policy(string id, string name) => new() { Id = id, Name = name, Path = "/", DefaultVersion = 1, LatestVersion = 1, CreatedAt = Then, UpdatedAt = Then };

    private static MfaDevice Device(string name, string? ownerId) =>
        new() { SerialNumber = $"arn:aws:iam::123456789012:mfa/{name}", Kind = MfaDeviceKind.Virtual, OwnerId = ownerId, CreatedAt = Then, EnabledAt = ownerId is null ? null : Then };

    private static UploadSigningCertificate NextCertificate(string? userName) => new(CertificateTexts.New().Certificate) { UserName = userName };

    private static UploadSSHPublicKey NextSshKey(int number) => new("alice", CertificateTexts.NewPublicKey(2048));

    private static UpdateSAMLProvider NextSamlKey(int number) => new(Saml) { AddPrivateKey = CertificateTexts.New().PrivateKey };

    private static string SamlCertificate() => CertificateTexts.One.Certificate.Replace("-----BEGIN CERTIFICATE-----", "", StringComparison.Ordinal).Replace("-----END CERTIFICATE-----", "", StringComparison.Ordinal).ReplaceLineEndings("");

    private static string TrustOfSize(int size) => PolicyTexts.TrustAccount.Replace("\"Effect\"", $"\"Sid\":\"{new string('a', size - PolicyTexts.TrustAccount.Length - 9)}\",\"Effect\"", StringComparison.Ordinal);

    /// <summary>The same policy with white space, which does not count.</summary>
    private static string Spaced(string document) => document.Replace("\"Statement\":", "\"Statement\" :\n    ", StringComparison.Ordinal);

    /// <param name="Refusal">What the first that does not fit is answered.</param>
    /// <param name="FillAsync">Leaves room for one.</param>
    /// <param name="NextAsync">Takes room, for the first and the second time.</param>
    private sealed record Limit(IamError Refusal, Func<IamFixture, Task> FillAsync, Func<IamFixture, int, Task<IamOperation>> NextAsync)
    {
        /// <summary>Whether there is a user alice before the account is filled.</summary>
        public bool HasAlice { get; init; } = true;

        /// <summary>Whether it is she who asks, and not root.</summary>
        public bool IsAlices { get; init; }

        /// <summary>Whether root asks in a console session, which may leave its name out.</summary>
        public bool IsOfConsole { get; init; }
    }
}
