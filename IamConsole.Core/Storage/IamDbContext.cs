using System.Linq.Expressions;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IamConsole.Core.Storage;

/// <summary>The database seen from within one account: rows of other accounts do not exist here.</summary>
/// <remarks>Only the second door (Authentication) and start-up look across accounts, by <c>IgnoreQueryFilters</c>.</remarks>
public sealed class IamDbContext(DbContextOptions<IamDbContext> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<IamUser> Users => Set<IamUser>();
    public DbSet<LoginProfile> LoginProfiles => Set<LoginProfile>();
    public DbSet<PreviousPassword> PreviousPasswords => Set<PreviousPassword>();
    public DbSet<PasswordPolicy> PasswordPolicies => Set<PasswordPolicy>();
    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();
    public DbSet<MfaDevice> MfaDevices => Set<MfaDevice>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<IamGroup> Groups => Set<IamGroup>();
    public DbSet<GroupMembership> GroupMemberships => Set<GroupMembership>();
    public DbSet<IamRole> Roles => Set<IamRole>();
    public DbSet<CustomerManagedPolicy> Policies => Set<CustomerManagedPolicy>();
    public DbSet<CustomerManagedPolicyVersion> PolicyVersions => Set<CustomerManagedPolicyVersion>();
    public DbSet<PolicyAttachment> PolicyAttachments => Set<PolicyAttachment>();
    public DbSet<InlinePolicy> InlinePolicies => Set<InlinePolicy>();
    public DbSet<ResourceTag> Tags => Set<ResourceTag>();
    public DbSet<ConsoleSession> ConsoleSessions => Set<ConsoleSession>();
    public DbSet<SignInThrottle> SignInThrottles => Set<SignInThrottle>();
    public DbSet<ActivityEvent> ActivityEvents => Set<ActivityEvent>();
    public DbSet<LastAccess> LastAccesses => Set<LastAccess>();
    public DbSet<ServiceAccessJob> ServiceAccessJobs => Set<ServiceAccessJob>();
    public DbSet<CredentialReport> CredentialReports => Set<CredentialReport>();
    public DbSet<InstanceProfile> InstanceProfiles => Set<InstanceProfile>();
    public DbSet<OidcProvider> OidcProviders => Set<OidcProvider>();
    public DbSet<SamlProvider> SamlProviders => Set<SamlProvider>();
    public DbSet<SamlPrivateKey> SamlPrivateKeys => Set<SamlPrivateKey>();
    public DbSet<RoleDeletionTask> RoleDeletionTasks => Set<RoleDeletionTask>();
    public DbSet<ServerCertificate> ServerCertificates => Set<ServerCertificate>();
    public DbSet<SigningCertificate> SigningCertificates => Set<SigningCertificate>();
    public DbSet<SshPublicKey> SshPublicKeys => Set<SshPublicKey>();
    public DbSet<ServiceSpecificCredential> ServiceSpecificCredentials => Set<ServiceSpecificCredential>();
    public DbSet<Analyzer> Analyzers => Set<Analyzer>();
    public DbSet<ArchiveRule> ArchiveRules => Set<ArchiveRule>();
    public DbSet<AccessFinding> AccessFindings => Set<AccessFinding>();
    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>The account that this context is for; the default value sees no account's rows.</summary>
    public AccountId Account { get; private set; }

    /// <summary>Whether a policy revision has been advanced in the open transaction, by this unit or by one before it that is not on the disk yet.</summary>
    internal bool PolicyRevisionAdvanced { get; set; }

    private string AccountText { get; set; } = "";

    internal IamDbContext For(AccountId account)
    {
        Account = account;
        AccountText = account.ToString();
        PolicyRevisionAdvanced = false;
        return this;
    }

    /// <summary>A statement of plain SQL in the open transaction, for what is asked at almost every request; it stays compiled. No filter keeps it to the account.</summary>
    internal SqliteCommand Statement(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = KeptStatements.Take((SqliteConnection)Database.GetDbConnection(), sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    /// <summary>Begins, ends or divides the transaction, past EF.</summary>
    internal void Execute(string sql)
    {
        using var statement = Statement(sql);
        statement.ExecuteNonQuery();
    }

    /// <summary>Saves, giving new rows their account and advancing the account's policy revision where a change could alter a decision.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var altersDecisions = false;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            StampAccount(entry);
            altersDecisions |= PolicyRevision.IsAdvancedBy(entry);
        }

        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (altersDecisions)
        {
            PolicyRevisionAdvanced = true;
            await Accounts.Where(account => account.Id == AccountText)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.PolicyRevision, account => account.PolicyRevision + 1), cancellationToken);
        }

        return saved;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<PolicyHolderKind>().HaveConversion<string>();
        configurationBuilder.Properties<MfaDeviceKind>().HaveConversion<string>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Account).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IAccountOwned))).ToList())
        {
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(OwnedByThisAccount(entity.ClrType));
        }

        modelBuilder.Entity<Account>().HasQueryFilter(account => account.Id == AccountText);
    }

    private LambdaExpression OwnedByThisAccount(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var accountOfRow = Expression.Property(row, nameof(IAccountOwned.AccountId));
        var accountOfContext = Expression.Property(Expression.Constant(this), nameof(AccountText));
        return Expression.Lambda(Expression.Equal(accountOfRow, accountOfContext), row);
    }

    private void StampAccount(EntityEntry entry)
    {
        if (entry.Entity is not IAccountOwned owned)
        {
            return;
        }

        if (entry.State is EntityState.Added && owned.AccountId.Length == 0)
        {
            owned.AccountId = AccountText;
        }

        if (owned.AccountId != AccountText)
        {
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another account cannot be saved here.");
        }
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
