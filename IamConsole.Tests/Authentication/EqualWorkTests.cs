using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>Nobody learns by the clock who exists: each refusal costs the same verification and the same writes.</summary>
public sealed class EqualWorkTests : SignInFixture
{
    [Theory]
    [InlineData("999999999999", "alice")]
    [InlineData("no-such-alias", "alice")]
    [InlineData(Account, "nobody")]
    [InlineData(Account, "keyless")]
    [InlineData(Account, "alice")]
    public async Task Every_refusal_verifies_one_password_against_a_hash_of_full_strength(string account, string name)
    {
        await CreateUserAsync();
        await Iam.DoAsync(new CreateUser("keyless"));
        var hasher = new Recording();
        var verifier = new PasswordVerifier(hasher);
        var signIn = ActivatorUtilities.CreateInstance<ConsoleSignIn>(Iam.Services.CreateScope().ServiceProvider, verifier);

        Assert.IsType<SignInFailed>(await signIn.SignInUserAsync(account, name, "wrong-password", Client));

        var hash = Assert.Single(hasher.Verified);
        Assert.Equal(await Iam.ReadAsync(db => db.LoginProfiles.Select(profile => profile.PasswordHash.Length).SingleAsync()), hash.Length);
        Assert.Equal(1, hasher.Hashed);
    }

    private sealed class Recording : IPasswordHasher<PasswordOwner>
    {
        private readonly PasswordHasher<PasswordOwner> _hasher = new();

        public List<string> Verified { get; } = [];

        public int Hashed { get; private set; }

        public string HashPassword(PasswordOwner user, string password)
        {
            Hashed++;
            return _hasher.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(PasswordOwner user, string hashedPassword, string providedPassword)
        {
            Verified.Add(hashedPassword);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
