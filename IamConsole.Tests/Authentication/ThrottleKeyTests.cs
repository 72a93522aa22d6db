using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;

namespace IamConsole.Tests.Authentication;

public sealed class ThrottleKeyTests
{
    private static readonly AccountId Account = AccountId.Parse("123456789012");

    [Theory]
    [InlineData("alice", "123456789012")]
    [InlineData("ALICE", "example-corp")]
    [InlineData(" Alice\t", "EXAMPLE-CORP")]
    public void Every_spelling_of_a_user_and_its_account_is_one_key(string name, string accountText) =>
        Assert.Equal(ThrottleKey.OfUser(Account, "123456789012", "alice"), ThrottleKey.OfUser(Account, accountText, name));

    [Fact]
    public void Users_accounts_and_root_have_keys_of_their_own()
    {
        ThrottleKey[] keys =
        [
            ThrottleKey.OfUser(Account, "123456789012", "alice"),
            ThrottleKey.OfUser(Account, "123456789012", "bob"),
            ThrottleKey.OfUser(AccountId.Parse("210987654321"), "210987654321", "alice"),
            ThrottleKey.OfUser(null, "123456789012", "alice"),
            ThrottleKey.OfRoot("alice"),
            ThrottleKey.OfAddress("192.0.2.1"),
        ];

        Assert.Equal(keys.Length, keys.Select(key => key.Text).Distinct().Count());
    }

    [Fact]
    public void No_key_shows_the_name_that_it_counts() =>
        Assert.DoesNotContain("hunter2", ThrottleKey.OfUser(Account, "123456789012", "hunter2").Text, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    public void Addresses_of_one_customer_are_one_key(string one, string other) =>
        Assert.Equal(ThrottleKey.OfAddress(one), ThrottleKey.OfAddress(other));

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    public void Addresses_of_different_customers_are_different_keys(string one, string other) =>
        Assert.NotEqual(ThrottleKey.OfAddress(one), ThrottleKey.OfAddress(other));
}
