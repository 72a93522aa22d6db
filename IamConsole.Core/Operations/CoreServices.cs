using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Activity;
using IamConsole.Core.Authentication;
using IamConsole.Core.Authorization;
using IamConsole.Core.EventHistory;
using IamConsole.Core.LastAccessed;
using IamConsole.Core.Reports;
using IamConsole.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IamConsole.Core.Operations;

/// <summary>Registers the door and what stands behind it.</summary>
public static class CoreServices
{
    /// <summary>ASVS and NIST ask for at least this many rounds of PBKDF2-HMAC-SHA512.</summary>
    public const int PasswordHashIterations = 210_000;

    /// <summary>Adds the gateway over a SQLite file. The application adds Data Protection and logging.</summary>
    public static IServiceCollection AddIamCore(this IServiceCollection services, string databaseFile)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddIamStorage(databaseFile);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashIterations);
        services.AddSingleton<IPasswordHasher<PasswordOwner>, PasswordHasher<PasswordOwner>>();
        services.AddSingleton<AccountClock>();
        services.AddSingleton<CompiledPolicyCache>();
        services.AddSingleton<PrincipalPoliciesLoader>();
        services.AddSingleton<PolicyAuthorizer>();
        services.AddSingleton<ActivityWriter>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<SignInThrottling>();
        services.AddSingleton<PasswordGuesses>();
        services.AddSingleton<IPasswordGuesses>(provider => provider.GetRequiredService<PasswordGuesses>());
        services.AddSingleton<IamGateway>();
        services.AddSingleton<AccountRegistry>();
        services.AddSingleton<InstallationRegistry>();
        services.AddSingleton<AccountWork>();
        services.AddSingleton<CredentialReportWriter>();
        services.AddSingleton<ServiceAccessWriter>();
        services.AddSingleton<AccessAnalysis>();
        services.AddSingleton<ActivityRetention>();
        return services;
    }
}
