using IamConsole.Core.Authentication.Signatures;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IamConsole.Core.Authentication;

/// <summary>Registers the second door.</summary>
public static class AuthenticationServices
{
    /// <summary>Adds sign-in, sessions and ASP.NET Core Identity over our own store. Needs what <c>AddIamCore</c> adds.</summary>
    public static IServiceCollection AddIamAuthentication(this IServiceCollection services)
    {
        // AWS has no lockout, and a stranger must not be able to lock anybody out: attempts are delayed instead.
        services.AddIdentityCore<ConsoleUser>(options => options.Lockout.AllowedForNewUsers = false).AddUserStore<ConsoleUserStore>();

        // Names and passwords follow IAM's rules, not Identity's.
        services.RemoveAll<IUserValidator<ConsoleUser>>();
        services.RemoveAll<IPasswordValidator<ConsoleUser>>();
        services.Replace(ServiceDescriptor.Singleton<ILookupNormalizer, NamesAsGiven>());
        services.AddSingleton<AccountLookup>();
        services.AddSingleton<ConsoleSessions>();
        services.AddSingleton<OwnSessions>();
        services.AddSingleton<PendingSignIns>();
        services.AddSingleton<PasswordVerifier>();
        services.AddSingleton<RootCredentials>();
        services.AddSingleton<SignInCompletion>();
        services.AddSingleton<TemporaryCredentials>();
        services.AddSingleton<RoleSwitches>();
        services.AddSingleton<SigningCredentials>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<RequestSignatures>();
        services.AddSingleton<CredentialUses>();
        services.AddScoped<ConsoleSignIn>();
        services.AddScoped<IdentityProof>();
        services.AddScoped<MfaSignIn>();
        return services;
    }

    /// <summary>The database compares names ignoring case.</summary>
    private sealed class NamesAsGiven : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }
}
