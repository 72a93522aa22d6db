using IamConsole.Core.Authentication;

namespace IamConsole.Tests.Authentication;

public sealed class RootPasswordRulesTests
{
    [Theory]
    [InlineData("Short-1")]
    [InlineData("Password1!")]
    [InlineData("P@ssw0rd")]
    [InlineData("Monkey2026!")]
    [InlineData("2026-Sunshine!")]
    [InlineData("IamConsole-2026")]
    [InlineData("Owner@Example.com")]
    [InlineData("Owner-Example-1")]
    [InlineData("Acme-Bank-1234")]
    [InlineData("Q1-123456789012")]
    public void Passwords_that_are_tried_first_are_refused(string password) =>
        Assert.Equal("PasswordPolicyViolation", RootPasswordRules.FindProblem(password, "owner@example.com", "123456789012", "acme-bank")?.Code);

    [Theory]
    [InlineData("Root-password-1")]
    [InlineData("Plum-Tractor-58")]
    [InlineData("my owner likes 3 Pears")]
    [InlineData("Kadovi-Rutesa-Mifopu-47")]
    public void Others_are_accepted(string password) =>
        Assert.Null(RootPasswordRules.FindProblem(password, "owner@example.com", "123456789012", "acme-bank"));

    [Fact]
    public void Of_the_passwords_that_are_long_enough_the_list_has_more_than_the_three_thousand_that_are_asked_for()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var passwords = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(passwords.Count(password => password.Length >= 8) > 3_000);
        Assert.All(passwords, password => Assert.True(CommonPasswords.Contains(password)));
    }
}
