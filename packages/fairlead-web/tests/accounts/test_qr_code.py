"""The QR code of an authenticator app's secret shows what the package worked out."""

import re

from qrcode.main import QRCode

from fairlead_web.accounts.qr_code import PATTERN, qr_code

ADDRESS = "otpauth://totp/Fairlead:a%40example.org?secret=E3ER4AW4GP33MO5B6HSEBSDFWHJTQ7UJ&issuer=Fairlead"


def test_the_path_blackens_the_modules_of_the_code_and_no_other():
    code = QRCode(mask_pattern=PATTERN, border=4)
    code.add_data(ADDRESS)
    black = {(x, y) for y, row in enumerate(code.get_matrix()) for x, module in enumerate(row) if module}
    drawn = [
        (int(x) + step, int(y))
        for x, y, many, back in re.findall(r"M(\d+),(\d+)h(\d+)v1h-(\d+)z", qr_code(ADDRESS))
        if many == back
        for step in range(int(many))
    ]
    assert sorted(drawn) == sorted(black)


def test_it_is_an_image_of_its_own_size():
    assert re.match(r'<svg width="(\d+)mm" height="\1mm" viewBox="0 0 \1 \1" xmlns="', qr_code(ADDRESS))
