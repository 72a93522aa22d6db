using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>The second door over one account with the alias <c>example-corp</c>.</summary>
public abstract class SignInFixture : IAsyncLifetime
{
    protected const string Account = "123456789012";
    protected const string Alias = "example-corp";
    protected const string Password = "Correct-horse-1";
    protected const string RootEmail = "root@123456789012.example";
    protected const string RootPassword = "Root-password-1";

    private AsyncServiceScope _scope;

    protected IamFixture Iam { get; private set; } = null!;

    protected ConsoleSignIn SignIn => _scope.ServiceProvider.GetRequiredService<ConsoleSignIn>();

    protected MfaSignIn Mfa => _scope.ServiceProvider.GetRequiredService<MfaSignIn>();

    protected ConsoleSessions Sessions => _scope.ServiceProvider.GetRequiredService<ConsoleSessions>();

    protected static ClientInfo Client { get; } = new("192.0.2.10", "tests/1.0", false);

    public async ValueTask InitializeAsync()
    {
        Iam = await IamFixture.CreateAsync();
        _scope = Iam.Services.CreateAsyncScope();
        await ChangeAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.Alias, Alias)));
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await Iam.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task CreateUserAsync(string name = "alice", bool mustChangePassword = false)
    {
        await Iam.DoAsync(new CreateUser(name));
        await Iam.DoAsync(new CreateLoginProfile(name) { Password = Password, PasswordResetRequired = mustChangePassword });
    }

    protected async Task<BegunSession> SignInAsync(string name = "alice", ClientInfo? client = null) =>
        Assert.IsType<SignedIn>(await SignIn.SignInUserAsync(Account, name, Password, client ?? Client)).Session;

    /// <summary>Gives the right password of a user who has MFA devices.</summary>
    protected async Task<string> BeginMfaAsync(string name = "alice") =>
        Assert.IsType<MfaRequired>(await SignIn.SignInUserAsync(Account, name, Password, Client)).PendingId;

    protected Task<List<ActivityEvent>> LoginsAsync() =>
        Iam.ReadAsync(db => db.ActivityEvents.Where(entry => entry.EventName == "ConsoleLogin").OrderBy(entry => entry.Sequence).ToListAsync());

    protected Task<List<SignInThrottle>> CountersAsync(string kind) =>
        Iam.ReadAsync(db => db.SignInThrottles.Where(row => row.Key.StartsWith(kind)).ToListAsync());

    protected async Task ChangeAsync(Func<IamDbContext, Task> change)
    {
        await using var unit = await Iam.Services.GetRequiredService<IamStore>().BeginWriteAsync(AccountId.Parse(Account), CancellationToken.None);
        await change(unit.Db);
        await unit.Db.SaveChangesAsync();
        await unit.CommitAsync();
    }
}
