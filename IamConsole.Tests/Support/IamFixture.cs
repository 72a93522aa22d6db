using IamConsole.Core.Activity;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace IamConsole.Tests.Support;

/// <summary>The gateway over a SQLite file of its own, one account, a clock that stands still, and quick hashes.</summary>
public sealed class IamFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iamconsole-").FullName;
    private readonly ServiceProvider _services;

    private IamFixture()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddIamCore(Path.Combine(_folder, "iam.db"));
        services.AddIamAuthentication();
        services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public AccountId Account { get; } = AccountId.Parse("123456789012");

    public IamGateway Gateway => _services.GetRequiredService<IamGateway>();

    public IServiceProvider Services => _services;

    public Caller Root => Caller.Installation(Account);

    public static async Task<IamFixture> CreateAsync()
    {
        var fixture = new IamFixture();
        await fixture._services.GetRequiredService<IDbContextFactory<IamDbContext>>().MigrateAsync();
        await fixture.AddAccountAsync(fixture.Account);
        return fixture;
    }

    public async Task AddAccountAsync(AccountId account)
    {
        var created = await _services.GetRequiredService<AccountRegistry>().CreateAsync(account, null, $"root@{account}.example", "Root-password-1", false);
        Assert.True(created.IsSuccess, created.Error?.Message);
    }

    /// <summary>Sends as root and expects success.</summary>
    public async Task<T> DoAsync<T>(IamOperation<T> operation)
        where T : class
    {
        var result = await Gateway.SendAsync(Root, operation);
        Assert.True(result.IsSuccess, $"{result.Error?.Code}: {result.Error?.Message}");
        return result.Value;
    }

    /// <summary>Sends as root and expects a refusal.</summary>
    public async Task<IamError> RefusedAsync<T>(IamOperation<T> operation)
        where T : class
    {
        var result = await Gateway.SendAsync(Root, operation);
        Assert.False(result.IsSuccess, "The operation succeeded.");
        return result.Error!;
    }

    /// <summary>The caller that a user's console session would be.</summary>
    public async Task<Caller> CallerOfAsync(string userName)
    {
        var user = await ReadAsync(db => db.Users.SingleAsync(user => user.Name == userName));
        return new Caller
        {
            Account = Account,
            Kind = CallerKind.User,
            PrincipalId = user.Id,
            Arn = Arn.User(Account, user.Path, user.Name).ToString(),
            UserName = user.Name,
            IsTemporary = true,
            IssuedAt = Clock.GetUtcNow(),
            UserAgent = "tests",
        };
    }

    /// <summary>Looks into the database behind the door's back.</summary>
    public async Task<T> ReadAsync<T>(Func<IamDbContext, Task<T>> read)
    {
        await using var unit = await _services.GetRequiredService<IamStore>().BeginReadAsync(Account, CancellationToken.None);
        return await read(unit.Db);
    }

    /// <summary>Changes the database behind the door's back.</summary>
    public async Task ChangeAsync(Func<IamDbContext, Task> change)
    {
        await using var unit = await _services.GetRequiredService<IamStore>().BeginWriteAsync(Account, CancellationToken.None);
        await change(unit.Db);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }

    /// <summary>Embeds a policy in a user.</summary>
    public Task AddInlinePolicyAsync(string userName, string document) => ChangeAsync(async db =>
    {
        var user = await db.Users.SingleAsync(user => user.Name == userName);
        db.InlinePolicies.Add(new InlinePolicy { HolderId = user.Id, HolderKind = PolicyHolderKind.User, Name = "for-the-test", Document = document });
    });

    /// <summary>Signs a user in to the console.</summary>
    public Task AddSessionAsync(string userName, string idHash) => ChangeAsync(async db =>
    {
        var user = await db.Users.SingleAsync(user => user.Name == userName);
        var now = Clock.GetUtcNow();
        db.ConsoleSessions.Add(new ConsoleSession
        {
            IdHash = idHash,
            PrincipalId = user.Id,
            SecurityStamp = user.SecurityStamp,
            IssuedAt = now,
            ExpiresAt = now.AddHours(12),
            LastSeenAt = now,
            SourceIp = "127.0.0.1",
            UserAgent = "tests",
        });
    });

    /// <summary>The event history: operation and error code, oldest first.</summary>
    public async Task<IReadOnlyList<(string EventName, string? ErrorCode)>> EventsAsync()
    {
        await _services.GetRequiredService<ActivityWriter>().FlushAsync();
        var events = await ReadAsync(db => db.ActivityEvents.OrderBy(entry => entry.Sequence).ToListAsync());
        return [.. events.Select(entry => (entry.EventName, entry.ErrorCode))];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        TestFolder.Delete(_folder);
    }
}
