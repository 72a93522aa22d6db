using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Benchmarks.Authorization;

/// <summary>An account in a SQLite file with the workload's principal: 3 managed, 2 inline and 1 group policy; the other policies are nobody's.</summary>
internal sealed class PolicyAccount : IAsyncDisposable
{
    private const string UserId = "AIDAEXAMPLEUSER000001";
    private const string GroupId = "AGPAEXAMPLEGROUP00001";
    private const int Managed = 3;
    private const int Inline = 2;

    private static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Account = AccountId.Parse("123456789012");

    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-benchmark-").FullName;
    private readonly ServiceProvider _services;

    private PolicyAccount() => _services = new ServiceCollection()
        .AddIamStorage(Path.Combine(_folder, "iam.db"))
        .AddSingleton<CompiledPolicyCache>()
        .AddSingleton<PrincipalPoliciesLoader>()
        .AddSingleton<PolicyAuthorizer>()
        .BuildServiceProvider();

    public PolicyAuthorizer Authorizer => _services.GetRequiredService<PolicyAuthorizer>();

    public IamStore Store => _services.GetRequiredService<IamStore>();

    /// <summary>The principal in a console session, at an address that the workload's policies accept.</summary>
    public Caller Caller { get; } = new()
    {
        Account = Account,
        Kind = CallerKind.User,
        PrincipalId = UserId,
        Arn = Arn.User(Account, "/", "dev-ana").ToString(),
        UserName = "dev-ana",
        IsTemporary = true,
        IssuedAt = Created,
        MfaAuthenticatedAt = Created,
        SourceIp = "203.0.113.7",
        UserAgent = "benchmark",
        SecureTransport = true,
    };

    public static async Task<PolicyAccount> CreateAsync(int policies)
    {
        var account = new PolicyAccount();
        await account._services.GetRequiredService<IDbContextFactory<IamDbContext>>().MigrateAsync();
        await using var unit = await account.Store.BeginWriteAsync(Account, CancellationToken.None);
        AddPrincipal(unit.Db);
        AddPolicies(unit.Db, policies);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
        return account;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static void AddPrincipal(IamDbContext db)
    {
        db.Accounts.Add(new Account
        {
            Id = Account.ToString(),
            RootEmail = "root@example.com",
            RootPasswordHash = "",
            RootPasswordChangedAt = Created,
            RootSecurityStamp = "",
            CreatedAt = Created,
        });
        db.Users.Add(new IamUser { Id = UserId, Name = "dev-ana", Path = "/", CreatedAt = Created, SecurityStamp = "" });
        db.Groups.Add(new IamGroup { Id = GroupId, Name = "developers", Path = "/", CreatedAt = Created });
        db.GroupMemberships.Add(new GroupMembership { GroupId = GroupId, UserId = UserId, AddedAt = Created });
        db.Tags.Add(new ResourceTag { ResourceId = UserId, Key = "Team", Value = "platform" });
    }

    private static void AddPolicies(IamDbContext db, int count)
    {
        var documents = Workload.Load().Documents;
        for (var number = 0; number < count; number++)
        {
            var id = $"ANPA{number:D17}";
            var name = $"policy-{number}";
            db.Policies.Add(new CustomerManagedPolicy { Id = id, Name = name, Path = "/", DefaultVersion = 1, LatestVersion = 1, CreatedAt = Created, UpdatedAt = Created });
            db.PolicyVersions.Add(new CustomerManagedPolicyVersion { PolicyId = id, Number = 1, Document = documents[number % documents.Count], CreatedAt = Created });
            var (holder, kind) = number < Managed ? (UserId, PolicyHolderKind.User) : (GroupId, PolicyHolderKind.Group);
            if (number < Managed || number == Managed + Inline)
            {
                db.PolicyAttachments.Add(new PolicyAttachment { HolderId = holder, HolderKind = kind, PolicyArn = Arn.Policy(Account, "/", name).ToString(), AttachedAt = Created });
            }
        }

        foreach (var document in documents.Skip(Managed).Take(Inline))
        {
            db.InlinePolicies.Add(new InlinePolicy { HolderId = UserId, HolderKind = PolicyHolderKind.User, Name = $"inline-{document.Length}", Document = document });
        }
    }
}
