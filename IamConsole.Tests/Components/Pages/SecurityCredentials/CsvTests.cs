using IamConsole.Components.Pages.SecurityCredentials;

namespace IamConsole.Tests.Components.Pages.SecurityCredentials;

public sealed class CsvTests
{
    [Fact]
    public void An_access_key_has_the_two_columns_of_AWS() =>
        Assert.Equal("Access key ID,Secret access key\r\nAKIA1,abc/+\r\n", Csv.OfAccessKey("AKIA1", "abc/+"));

    [Fact]
    public void A_user_with_a_password_has_the_columns_of_AWS_and_odd_passwords_are_quoted() =>
        Assert.Equal(
            "User name,Password,Console sign-in URL\r\nalice,\"a,\"\"b\",http://localhost/signin/example\r\n",
            Csv.OfUser("alice", "a,\"b", "http://localhost/signin/example", null, null));

    [Fact]
    public void What_a_user_did_not_get_has_no_column() =>
        Assert.Equal("User name,Access key ID,Secret access key\r\nalice,AKIA1,s\r\n", Csv.OfUser("alice", null, "http://localhost", "AKIA1", "s"));
}
